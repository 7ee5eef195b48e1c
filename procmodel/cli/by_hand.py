"""What `diff` is told about the matching by hand, and the scripts it writes for other runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from procmodel.cli.declaring import option
from procmodel.cli.options import show_remarks, words_for

if TYPE_CHECKING:
    from procmodel.limits import Limits
    from procmodel.model import Process
    from procmodel.recipes.before_after import BeforeAfter

__all__ = ["explain", "matching", "shows_edits", "told_of", "write_scripts"]

_Command = TypeVar("_Command", bound=Callable[..., object])


def matching(function: _Command) -> _Command:
    """Add what is said about the matching, and the scripts to write; they come as one mapping `asked`."""
    options = (
        option("--mapping", metavar="FILE", help="Which step is which, by hand (YAML)."),
        option("--synonyms", metavar="FILE", help="Your own words of one meaning, for the labels (YAML)."),
        option(
            "--write-mapping",
            metavar="FILE",
            help="Write which step was found to be which, as .yaml or as .xlsx with both versions.",
        ),
        option("--edits", metavar="FILE", help="Write the edit script, for `procmodel apply`."),
        option("--explain-pair", nargs=2, metavar="A B", help="Say why A and B match, or do not."),
        option(
            "--acknowledge",
            multiple=True,
            type=click.Choice(["boundary"]),
            help="Accept another trigger, outcomes or currency; said in the result.",
        ),
        option("--git-driver", is_flag=True, help="As git calls an external diff or textconv."),
    )

    @wraps(function)
    def gathered(*arguments: Any, **values: Any) -> Any:
        names = (
            "mapping", "synonyms", "write_mapping", "edits", "explain_pair", "acknowledge", "git_driver",
        )  # fmt: skip
        return function(*arguments, asked={name: values.pop(name) for name in names}, **values)

    wrapped: Any = gathered
    for add in reversed(options):
        wrapped = add(wrapped)
    return cast(_Command, wrapped)


def told_of(asked: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """What the matching is told: own words, the language of the labels, and the mapping where one was named."""
    told = words_for(asked["synonyms"], limits)
    if asked["mapping"] is not None:
        from procmodel.recipes.scripts import read_mapping

        told["mapping"] = read_mapping(asked["mapping"], limits=limits)
    return told


def explain(first: Process, second: Process, ids: tuple[str, str], **told: Any) -> int:
    """Print why two steps match or do not, in place of the comparison; `told` goes to the matching."""
    from procmodel.comparison import match
    from procmodel.comparison.explaining import explain_pair

    by_words = {name: told[name] for name in ("language", "words") if name in told}
    click.echo(explain_pair(match(first, second, **told), *ids, **by_words), nl=False)
    return 0


def shows_edits(outputs: Iterable[str], asked: bool) -> bool:
    """Whether what is asked for shows the edit script, so that it has to be worked out."""
    return asked or any(path.lower().endswith(".json") for path in outputs)


def write_scripts(
    pair: BeforeAfter, edits: str | None, mapping: str | None, inputs: tuple[str, ...]
) -> list[str]:
    """Write the edit script and the mapping that were asked for; which files those are."""
    if edits is None and mapping is None:
        return []
    from procmodel.recipes.scripts import edits_text, mapping_text, write_script

    if edits:
        write_script(edits, edits_text(pair), inputs=inputs)
    if mapping and mapping.lower().endswith(".xlsx"):
        from procmodel.recipes.matches import matched_book

        book, lost = matched_book(pair)
        write_script(mapping, book, inputs=inputs)
        show_remarks(lost)
    elif mapping:
        write_script(mapping, mapping_text(pair), inputs=inputs)
    return [path for path in (edits, mapping) if path]
