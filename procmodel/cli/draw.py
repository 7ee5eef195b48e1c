"""`procmodel draw`: one process as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from procmodel.cli.declaring import command, option
from procmodel.cli.options import drawing, reading, say_aside, show_remarks
from procmodel.cli.running import FINDINGS
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.limits import Limits
    from procmodel.model import Process
    from procmodel.recipes.output import Drawn

__all__ = ["draw"]


@command(epilog="Example: procmodel draw speeding_before.yaml -o before.svg -o before.png")
@click.argument("file")
@option("outputs", "-o", "--output", multiple=True, metavar="PICTURE", help="Where to, told by the ending.")
@option(
    "engine",
    "--engine",
    type=click.Choice(["swimlane", "graphviz", "embedded", "system"]),
    default="swimlane",
    show_default=True,
    help="Who draws .svg and .png: we, or Graphviz over our positions.",
)
@option(
    "mermaid",
    "--mermaid",
    type=click.Choice(["flowchart", "swimlane"]),
    default="flowchart",
    show_default=True,
    help="What .mmd is; real lanes need Mermaid 11.16.",
)
@option(
    "way",
    "--path",
    type=click.IntRange(min=1),
    is_flag=False,
    flag_value=1,
    metavar="[N]",
    help="Mark the shortest way to the first fault, or the Nth, that `check` tells of.",
)
@option(
    "like",
    "--like",
    multiple=True,
    metavar="EARLIER",
    help="An earlier version: its steps keep their rows. Several: the oldest first.",
)
@option("fail_on", "--fail-on", multiple=True, type=click.Choice(["small-text"]))
@drawing
@reading
def draw(
    file: str,
    outputs: tuple[str, ...],
    engine: str,
    mermaid: str,
    way: int | None,
    like: tuple[str, ...],
    fail_on: tuple[str, ...],
    looks: dict[str, Any],
    limits: tuple[str, ...],
) -> int:
    """Draw the process in FILE (`-` reads standard input).

    As SVG, PNG, PDF, a web page, DOT, Mermaid or draw.io, told by the ending.
    """
    from procmodel.formats import read
    from procmodel.limits import Limits
    from procmodel.recipes.output import check_pictures

    if not outputs and not looks["alt"]:
        raise click.UsageError(
            "Missing option '-o' / '--output': name the picture to write, or ask for --alt."
        )
    check_pictures(outputs, inputs=(file, *like))
    lifted = Limits.parse(limits)
    process = read(file, limits=lifted)
    if like:
        looks["like"] = [read(earlier, limits=lifted) for earlier in like]
    drawn = _drawn(process, outputs, way, lifted, engine=engine, mermaid=mermaid, **looks)
    if looks["alt"]:
        click.echo(drawn.alternative)
    show_remarks((*process.remarks, *drawn.remarks))
    for path in outputs:
        say_aside(say("command.written", path=path))
    if "small-text" in fail_on and drawn.small_text:
        say_aside(drawn.small_text)
        return FINDINGS
    return 0


def _drawn(process: Process, outputs: Sequence[str], way: int | None, limits: Limits, **looks: Any) -> Drawn:
    """The picture of the process, or of the way to one of its faults."""
    from procmodel.recipes.output import write_drawn, write_pictures

    if way is None:
        return write_pictures(process, outputs, limits=limits, **looks)
    from procmodel.recipes.way_to_fault import way_diagram

    return write_drawn(partial(way_diagram, process, way, limits), outputs, limits=limits, **looks)
