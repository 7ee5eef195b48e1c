"""`procmodel diff`: compare two versions of a process. The main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from procmodel.cli.options import as_json, both_sides, drawing, reading, say_aside, show_remarks, write_json
from procmodel.cli.running import FINDINGS

if TYPE_CHECKING:
    from procmodel.comparison.declared import Correspondences
    from procmodel.limits import Limits
    from procmodel.model import Process
    from procmodel.recipes.before_after import BeforeAfter

__all__ = ["diff"]


@click.command(
    epilog="Example: procmodel diff speeding_before.yaml speeding_after.yaml -o pair.svg -o pair.png"
)
@click.argument("before")
@click.argument("after", required=False)
@click.option(
    "outputs",
    "-o",
    "--output",
    multiple=True,
    metavar="FILE",
    help="Write .svg .png .pdf .html .docx .pptx .tex .md .xlsx .csv .json",
)
@click.option("everything", "--all", is_flag=True, help="Show every figure and every unchanged step.")
@as_json
@click.option(
    "text", "--format", type=click.Choice(["text", "markdown"]), default="text", help="How to print."
)
@click.option("fail_if", "--fail-if", multiple=True, metavar="LIMIT", help='Such as "handoffs > before".')
@click.option("fail_on", "--fail-on", multiple=True, type=click.Choice(["low-confidence", "small-text"]))
@click.option("exit_code", "--exit-code", is_flag=True, help="Exit 1 where there are differences, as git.")
@click.option("mapping", "--mapping", metavar="FILE", help="Which step is which, by hand (YAML).")
@click.option(
    "write_mapping", "--write-mapping", metavar="FILE", help="Write which step was found to be which."
)
@click.option("edits", "--edits", metavar="FILE", help="Write the edit script, for `procmodel apply`.")
@click.option("explain", "--explain-pair", nargs=2, metavar="A B", help="Say why A and B match, or do not.")
@click.option(
    "acknowledge",
    "--acknowledge",
    multiple=True,
    type=click.Choice(["boundary"]),
    help="Accept another trigger, outcomes or currency; said in the result.",
)
@click.option("volume", "--volume", metavar="RATE", help='One volume for both, such as "300 per year".')
@click.option(
    "view",
    "--view",
    type=click.Choice(["stacked", "side-by-side", "overlay", "strip", "waterfall", "ladder"]),
    default="stacked",
    show_default=True,
    help="How the picture shows both versions.",
)
@drawing
@reading
def diff(
    before: str,
    after: str | None,
    outputs: tuple[str, ...],
    everything: bool,
    json_: bool,
    text: str,
    fail_if: tuple[str, ...],
    fail_on: tuple[str, ...],
    exit_code: bool,
    volume: str | None,
    mapping: str | None,
    write_mapping: str | None,
    edits: str | None,
    explain: tuple[str, str] | None,
    acknowledge: tuple[str, ...],
    view: str,
    looks: dict[str, Any],
    limits: tuple[str, ...],
) -> int:
    """Compare BEFORE with AFTER: the finding, the figures, what changed, what got worse.

    A side may be a file, `-` for standard input, git:REVISION:PATH, or a sheet of a workbook
    (service.xlsx#Today). A workbook alone gives both.
    """
    from procmodel.formats import parse_quantity, read
    from procmodel.limits import Limits
    from procmodel.model import Dimension
    from procmodel.recipes.before_after import before_after
    from procmodel.recipes.output import check_outputs, write_pair

    before, after = both_sides(before, after, limits)
    check_outputs(outputs, inputs=(before, after))
    lifted = Limits.parse(limits)
    first, second = (read(path, limits=lifted) for path in (before, after))
    rate = parse_quantity(volume, Dimension.RATE) if volume else None
    by_hand = _mapping(mapping, lifted)
    if explain:
        return _explain(first, second, explain, by_hand)
    pair = before_after(first, second, volume=rate, acknowledge=acknowledge, mapping=by_hand)
    broken = _broken(pair, fail_if, fail_on)
    drawn = write_pair(pair, outputs, limits=lifted, view=view, **looks)
    if "small-text" in fail_on and drawn.small_text:
        broken = (*broken, drawn.small_text)
    if looks["alt"]:
        click.echo(drawn.alternative)
    else:
        _show(pair, json_, text, everything)
    show_remarks((*first.remarks, *second.remarks, *drawn.remarks))
    scripts = _write_scripts(pair, edits, write_mapping, inputs=(before, after))
    for path in (*outputs, *scripts):
        say_aside(f"wrote {path}")
    for sentence in broken:
        say_aside(sentence)
    differs = exit_code and pair.comparison.has_differences
    return FINDINGS if broken or differs or not (pair.comparison.comparable or acknowledge) else 0


def _mapping(path: str | None, limits: Limits) -> Correspondences | None:
    if path is None:
        return None
    from procmodel.recipes.scripts import read_mapping

    return read_mapping(path, limits=limits)


def _explain(first: Process, second: Process, ids: tuple[str, str], mapping: Correspondences | None) -> int:
    """Print why two steps match or do not, in place of the comparison."""
    from procmodel.comparison import match
    from procmodel.comparison.explaining import explain_pair

    click.echo(explain_pair(match(first, second, mapping=mapping), *ids), nl=False)
    return 0


def _write_scripts(
    pair: BeforeAfter, edits: str | None, mapping: str | None, inputs: tuple[str, ...]
) -> list[str]:
    """Write the edit script and the mapping that were asked for; which files those are."""
    if edits is None and mapping is None:
        return []
    from procmodel.recipes.scripts import edits_text, mapping_text, write_text

    asked = [(path, text) for path, text in ((edits, edits_text), (mapping, mapping_text)) if path]
    for path, text in asked:
        write_text(path, text(pair), inputs=inputs)
    return [path for path, _ in asked]


def _show(pair: BeforeAfter, json_: bool, text: str, everything: bool) -> None:
    if json_:
        from procmodel.recipes.output import pair_json

        write_json(pair_json(pair))
    elif text == "markdown":
        from procmodel.reports.compared import compared_markdown

        click.echo(compared_markdown(pair.comparison, *pair.names), nl=False)
    else:
        click.echo(pair.text(everything=everything), nl=False)


def _broken(pair: BeforeAfter, fail_if: tuple[str, ...], fail_on: tuple[str, ...]) -> tuple[str, ...]:
    """What to say of each limit that does not hold."""
    from procmodel.errors import AnalysisError
    from procmodel.recipes.limits_kept import broken_limits, doubtful_matches

    try:
        broken = broken_limits(fail_if, *pair.measures)
    except AnalysisError as wrong:  # no such measure, or no limit at all
        raise click.UsageError(str(wrong)) from None
    return broken + (doubtful_matches(pair.comparison) if "low-confidence" in fail_on else ())
