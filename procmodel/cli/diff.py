"""`procmodel diff`: compare two versions of a process. The main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from procmodel.cli.by_hand import explain, matching, told_of, write_scripts
from procmodel.cli.options import (
    as_json,
    both_sides,
    drawing,
    reading,
    say_aside,
    show_remarks,
    words_for,
    write_json,
)
from procmodel.cli.running import FINDINGS

if TYPE_CHECKING:
    from procmodel.model import Process
    from procmodel.recipes.before_after import BeforeAfter

__all__ = ["diff"]


@click.command(
    epilog="Example: procmodel diff speeding_before.yaml speeding_after.yaml -o pair.svg -o pair.png"
)
@click.argument("before")
@click.argument("after", required=False)
@click.argument("more", nargs=-1)
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
@click.option("volume", "--volume", metavar="RATE", help='One volume for both, such as "300 per year".')
@click.option("simulated", "--simulate", is_flag=True, help="Simulate both on the same cases, with range.")
@click.option(
    "view",
    "--view",
    type=click.Choice(["stacked", "side-by-side", "overlay", "strip", "waterfall", "ladder"]),
    default="stacked",
    show_default=True,
    help="How the picture shows both versions.",
)
@matching
@drawing
@reading
def diff(
    before: str,
    after: str | None,
    more: tuple[str, ...],
    outputs: tuple[str, ...],
    everything: bool,
    json_: bool,
    text: str,
    fail_if: tuple[str, ...],
    fail_on: tuple[str, ...],
    exit_code: bool,
    volume: str | None,
    simulated: bool,
    view: str,
    asked: dict[str, Any],
    looks: dict[str, Any],
    limits: tuple[str, ...],
) -> int:
    """Compare BEFORE with AFTER: the finding, the figures, what changed, what got worse.

    A side may be a file, `-` for standard input, git:REVISION:PATH, or a sheet of a workbook
    (service.xlsx#Today). A workbook alone gives both. More versions: each with the next, and end to end.
    """
    if asked["git_driver"]:
        from procmodel.cli.git_driver import compare_for_git

        return compare_for_git(tuple(one for one in (before, after, *more) if one is not None))
    if more and after is not None:
        return _series((before, after, *more), json_, limits, volume, asked, outputs)
    from procmodel.formats import parse_quantity, read
    from procmodel.limits import Limits
    from procmodel.model import Dimension
    from procmodel.recipes.output import check_outputs, write_pair

    before, after = both_sides(before, after, limits)
    check_outputs(outputs, inputs=(before, after))
    lifted = Limits.parse(limits)
    first, second = (read(path, limits=lifted) for path in (before, after))
    rate = parse_quantity(volume, Dimension.RATE) if volume else None
    told = told_of(asked, lifted)
    if asked["explain_pair"]:
        return explain(first, second, asked["explain_pair"], **told)
    told["edits"] = bool(json_ or outputs or exit_code or asked["edits"])
    pair = _compared(simulated, first, second, volume=rate, acknowledge=asked["acknowledge"], **told)
    broken = _broken(pair, fail_if, fail_on)
    drawn = write_pair(pair, outputs, limits=lifted, view=view, **looks)
    if "small-text" in fail_on and drawn.small_text:
        broken = (*broken, drawn.small_text)
    if looks["alt"]:
        click.echo(drawn.alternative)
    else:
        _show(pair, json_, text, everything)
    show_remarks((*first.remarks, *second.remarks, *drawn.remarks))
    scripts = write_scripts(pair, asked["edits"], asked["write_mapping"], inputs=(before, after))
    for path in (*outputs, *scripts):
        say_aside(f"wrote {path}")
    for sentence in broken:
        say_aside(sentence)
    differs = exit_code and pair.comparison.has_differences
    return FINDINGS if broken or differs or not (pair.comparison.comparable or asked["acknowledge"]) else 0


def _compared(simulated: bool, *sides: Process, **options: Any) -> BeforeAfter:
    from procmodel.recipes.before_after import before_after

    pair = before_after(*sides, **options)
    if not simulated:
        return pair
    from procmodel.recipes.simulated_change import with_simulation

    return with_simulation(pair)


def _series(
    paths: tuple[str, ...],
    json_: bool,
    limits: tuple[str, ...],
    volume: str | None,
    asked: dict[str, Any],
    outputs: tuple[str, ...],
) -> int:
    """Versions in the order of time; pictures and papers are for two of them."""
    if outputs:
        raise click.UsageError("-o writes two versions; name two of them")
    from procmodel.cli.git_driver import compare_series
    from procmodel.formats import parse_quantity
    from procmodel.limits import Limits
    from procmodel.model import Dimension

    rate = parse_quantity(volume, Dimension.RATE) if volume else None
    told = words_for(asked["synonyms"], Limits.parse(limits))
    return compare_series(paths, json_, limits, volume=rate, acknowledge=asked["acknowledge"], **told)


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
    if not fail_if and not fail_on:
        return ()
    from procmodel.errors import AnalysisError
    from procmodel.recipes.limits_kept import broken_limits, doubtful_matches

    try:
        broken = broken_limits(fail_if, *pair.measures)
    except AnalysisError as wrong:  # no such measure, or no limit at all
        raise click.UsageError(str(wrong)) from None
    return broken + (doubtful_matches(pair.comparison) if "low-confidence" in fail_on else ())
