"""Options that several commands share, and how their results are shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from procmodel.cli.declaring import option
from procmodel.cli.speaking import speak
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.limits import Limits
    from procmodel.model import Quantity

__all__ = [
    "as_json",
    "both_sides",
    "drawing",
    "own_words",
    "rate_of",
    "reading",
    "say_aside",
    "show_remarks",
    "versions_in",
    "words_for",
    "write_json",
]

_Command = TypeVar("_Command", bound=Callable[..., object])


def reading(function: _Command) -> _Command:
    """Add what every command that reads a file understands: `--limit` and `--debug`."""
    function = option("--debug", is_flag=True, expose_value=False, help="Show where a failure arose.")(
        function
    )
    return option(
        "limits", "--limit", multiple=True, metavar="NAME=N", help="Lift a limit, such as steps=1e6."
    )(function)


def as_json(function: _Command) -> _Command:
    """Add `--json`: the result for machines in place of the text, the same in every language."""
    return option(
        "json_", "--json", is_flag=True, callback=_for_machines, help="Print JSON (its sentences in English)."
    )(function)


def _for_machines(_: click.Context, __: click.Parameter, json_: bool) -> bool:
    if json_:
        speak("en")
    return json_


def own_words(function: _Command) -> _Command:
    """Add `--synonyms`, for commands that find which step is which."""
    return option(
        "synonyms", "--synonyms", metavar="FILE", help="Your own words of one meaning, for the labels (YAML)."
    )(function)


def rate_of(volume: str | None) -> Quantity | None:
    """The rate that `--volume` names, None where it names none."""
    from procmodel.formats import parse_quantity
    from procmodel.model import Dimension

    return parse_quantity(volume, Dimension.RATE) if volume else None


def words_for(synonyms: str | None, limits: Limits) -> dict[str, Any]:
    """What the comparison is told of words: those of `--synonyms`, else of the project's `procmodel.toml`."""
    from procmodel.settings import project_settings

    settings = project_settings()
    told: dict[str, Any] = {"language": settings.language} if settings.language else {}
    path = synonyms or settings.synonyms
    if path is not None:
        from procmodel.recipes.own_words import read_words

        told["words"] = read_words(path, limits)
    return told


def drawing(function: _Command) -> _Command:
    """Add what every command that draws understands; they come as one mapping `looks`."""
    options = (
        option("--theme", default="paper", show_default=True, help="paper, govuk, plain or a TOML file."),
        option("--page", metavar="SIZE", help="Fill a page: A4, A3, letter, 16:9 or 210x297 (mm)."),
        option(
            "--orientation",
            type=click.Choice(["landscape", "portrait"]),
            help="Of the page; portrait makes columns of the lanes.",
        ),
        option("--greyscale", is_flag=True, help="Draw in greys, as a printer without colour does."),
        option("--dpi", type=float, help="Resolution of .png: 192, less for very large pictures."),
        option("--font", metavar="FILE", help="A font for letters that the shipped one lacks."),
        option("--figure", metavar="NUMBER", help="Number of the picture, such as 3."),
        option("--caption", metavar="TEXT", help="What stands below the picture."),
        option("--source", metavar="TEXT", help="Where the facts come from, below the caption."),
        option("--data", is_flag=True, help="Draw data and systems beside the steps that use them."),
        option("--alt", is_flag=True, help="Print what the picture shows, in words."),
    )

    @wraps(function)
    def gathered(*arguments: Any, **values: Any) -> Any:
        names = (
            "theme", "page", "orientation", "greyscale", "dpi", "font", "figure", "caption", "source", "data", "alt",
        )  # fmt: skip
        return function(*arguments, looks={name: values.pop(name) for name in names}, **values)

    wrapped: Any = gathered
    for add in reversed(options):
        wrapped = add(wrapped)
    return cast(_Command, wrapped)


def write_json(value: dict[str, Any]) -> None:
    """Print one JSON object, keys in the order given."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def say_aside(text: str) -> None:
    """A line on standard error, so that results stay clean."""
    click.echo(text, err=True)


def show_remarks(remarks: Iterable[object], most: int = 100) -> None:
    """Remarks on standard error, one line each, the first hundred."""
    lines = [str(remark) for remark in remarks]
    for line in lines[:most]:
        say_aside(line)
    if len(lines) > most:
        say_aside(say("reports.more_remarks", count=len(lines) - most))
    sys.stderr.flush()


def both_sides(before: str, after: str | None, limits: tuple[str, ...]) -> tuple[str, str]:
    """The two versions that were named; of a workbook alone, its sheets for today and the proposal."""
    if after is not None:
        return before, after
    from procmodel.formats.spreadsheets import SPREADSHEETS

    if not before.lower().endswith(tuple(SPREADSHEETS)):
        raise click.UsageError(say("command.after-missing"))
    from procmodel.formats import workbook_sides
    from procmodel.limits import Limits

    return workbook_sides(before, Limits.parse(limits))


def versions_in(files: Iterable[str], limits: tuple[str, ...]) -> list[str]:
    """The files that were named; for a workbook of two versions, both of its sheets.

    What cannot be read stays as it is, for whoever reads it to say why.
    """
    from procmodel.errors import ReadError
    from procmodel.formats import workbook_sides
    from procmodel.limits import Limits

    found: list[str] = []
    for file in files:
        try:
            sides = workbook_sides(file, Limits.parse(limits)) if file.lower().endswith(".xlsx") else (file,)
        except ReadError:
            sides = (file,)
        found += sides
    return found
