"""`procmodel diff`: compare two versions of a process. The main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from procmodel.cli.by_hand import explain, matching, shows_edits, told_of, write_scripts
from procmodel.cli.declaring import command, option
from procmodel.cli.options import (
    as_json,
    both_sides,
    drawing,
    rate_of,
    reading,
    say_aside,
    show_remarks,
    write_json,
)
from procmodel.cli.running import FINDINGS
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.model import Process
    from procmodel.recipes.before_after import BeforeAfter
    from procmodel.results.sensitivity import WhatMatters

__all__ = ["diff"]


@command(epilog="Example: procmodel diff speeding_before.yaml speeding_after.yaml -o pair.svg -o pair.png")
@click.argument("before")
@click.argument("after", required=False)
@click.argument("more", nargs=-1)
@option(
    "outputs",
    "-o",
    "--output",
    multiple=True,
    metavar="FILE",
    help="Write .svg .png .pdf .html .docx .pptx .tex .md .xlsx .csv .json",
)
@option("everything", "--all", is_flag=True, help="Show every figure and every unchanged step.")
@as_json
@option("text", "--format", type=click.Choice(["text", "markdown"]), default="text", help="How to print.")
@option("fail_if", "--fail-if", multiple=True, metavar="LIMIT", help='Such as "handoffs > before".')
@option("fail_on", "--fail-on", multiple=True, type=click.Choice(["low-confidence", "small-text"]))
@option("exit_code", "--exit-code", is_flag=True, help="Exit 1 where there are differences, as git.")
@option("volume", "--volume", metavar="RATE", help='One volume for both, such as "300 per year".')
@option("simulated", "--simulate", is_flag=True, help="Simulate both on the same cases, with range.")
@option("matters", "--sensitivity", is_flag=True, help="What the saving depends on and what brings it.")
@option(
    "view",
    "--view",
    type=click.Choice(["stacked", "side-by-side", "overlay", "strip", "waterfall", "ladder", "tornado"]),
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
    json_: bool,
    fail_if: tuple[str, ...],
    fail_on: tuple[str, ...],
    exit_code: bool,
    volume: str | None,
    simulated: bool,
    view: str,
    asked: dict[str, Any],
    looks: dict[str, Any],
    limits: tuple[str, ...],
    **shown: Any,
) -> int:
    """Compare BEFORE with AFTER: the finding, the figures, what changed, what got worse.

    A side may be a file, `-` for standard input, git:REVISION:PATH, or a sheet of a workbook
    (service.xlsx#Today). A workbook alone gives both. More versions: each with the next, and end to end.
    """
    if asked["git_driver"]:
        from procmodel.cli.git_driver import compare_for_git

        return compare_for_git(tuple(one for one in (before, after, *more) if one is not None))
    if more and after is not None:
        _refuse_for_several(simulate=simulated, sensitivity=shown["matters"])
        from procmodel.cli.several import compare_series

        looks["view"] = view
        return compare_series((before, after, *more), outputs, json_, volume, asked, looks, limits)
    from procmodel.formats import read
    from procmodel.limits import Limits
    from procmodel.recipes.output import check_outputs, write_pair

    before, after = both_sides(before, after, limits)
    check_outputs(outputs, inputs=(before, after))
    lifted = Limits.parse(limits)
    first, second = (read(path, limits=lifted) for path in (before, after))
    told = told_of(asked, lifted)
    if asked["explain_pair"]:
        return explain(first, second, asked["explain_pair"], **told)
    told["edits"] = shows_edits(outputs, json_ or exit_code or bool(asked["edits"]))
    told |= {"volume": rate_of(volume), "acknowledge": asked["acknowledge"]}
    pair = _compared(simulated, first, second, **told)
    broken = _broken(pair, fail_if, fail_on)
    drawn = write_pair(pair, outputs, limits=lifted, view=view, **looks)
    broken += (drawn.small_text,) if "small-text" in fail_on and drawn.small_text else ()
    if looks["alt"]:
        click.echo(drawn.alternative)
    else:
        _show(pair, json_, **shown)
    show_remarks((*first.remarks, *second.remarks, *drawn.remarks))
    scripts = write_scripts(pair, asked["edits"], asked["write_mapping"], inputs=(before, after))
    written = (say("command.written", path=path) for path in (*outputs, *scripts))
    for sentence in (*written, *broken):
        say_aside(sentence)
    differs = exit_code and pair.comparison.has_differences
    return FINDINGS if broken or differs or not (pair.comparison.comparable or asked["acknowledge"]) else 0


def _refuse_for_several(**asked: bool) -> None:
    """What is worked out for two versions is refused for more, in place of being left out."""
    for name, wanted in asked.items():
        if wanted:
            raise click.UsageError(say("command.two-only", option=f"--{name}"))


def _compared(simulated: bool, *sides: Process, **options: Any) -> BeforeAfter:
    from procmodel.recipes.before_after import before_after

    pair = before_after(*sides, **options)
    if not simulated:
        return pair
    from procmodel.recipes.simulated_change import with_simulation

    return with_simulation(pair)


def _show(pair: BeforeAfter, json_: bool, text: str, everything: bool, *, matters: bool) -> None:
    if json_:
        from procmodel.recipes.output import pair_json

        write_json({**pair_json(pair), **({"sensitivity": _matters(pair).to_dict()} if matters else {})})
    elif matters:
        from procmodel.reports.what_matters import what_matters_text

        click.echo(what_matters_text(_matters(pair), {**pair.names[1], **pair.names[0]}), nl=False)
    elif text == "markdown":
        from procmodel.reports.compared import compared_markdown

        click.echo(compared_markdown(pair.comparison, *pair.names), nl=False)
    else:
        click.echo(pair.text(everything=everything), nl=False)


def _matters(pair: BeforeAfter) -> WhatMatters:
    from procmodel.recipes.what_matters import what_matters

    return what_matters(pair)


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
