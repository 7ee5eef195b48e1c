"""`procmodel draw`: one process as a picture."""

from __future__ import annotations

from typing import Any

import click

from procmodel.cli.options import drawing, reading, say_aside, show_remarks
from procmodel.cli.running import FINDINGS
from procmodel.wording import say

__all__ = ["draw"]


@click.command(epilog="Example: procmodel draw speeding_before.yaml -o before.svg -o before.png")
@click.argument("file")
@click.option(
    "outputs", "-o", "--output", multiple=True, metavar="PICTURE", help="Where to, told by the ending."
)
@click.option(
    "engine",
    "--engine",
    type=click.Choice(["swimlane", "graphviz", "embedded", "system"]),
    default="swimlane",
    show_default=True,
    help="Who draws .svg and .png: we, or Graphviz over our positions.",
)
@click.option(
    "mermaid",
    "--mermaid",
    type=click.Choice(["flowchart", "swimlane"]),
    default="flowchart",
    show_default=True,
    help="What .mmd is; real lanes need Mermaid 11.16.",
)
@click.option("fail_on", "--fail-on", multiple=True, type=click.Choice(["small-text"]))
@drawing
@reading
def draw(
    file: str,
    outputs: tuple[str, ...],
    engine: str,
    mermaid: str,
    fail_on: tuple[str, ...],
    looks: dict[str, Any],
    limits: tuple[str, ...],
) -> int:
    """Draw the process in FILE (`-` reads standard input).

    As SVG, PNG, PDF, a web page, DOT, Mermaid or draw.io, told by the ending.
    """
    from procmodel.formats import read
    from procmodel.limits import Limits
    from procmodel.recipes.output import check_pictures, write_pictures

    if not outputs and not looks["alt"]:
        raise click.UsageError(
            "Missing option '-o' / '--output': name the picture to write, or ask for --alt."
        )
    check_pictures(outputs, inputs=(file,))
    lifted = Limits.parse(limits)
    process = read(file, limits=lifted)
    drawn = write_pictures(process, outputs, limits=lifted, engine=engine, mermaid=mermaid, **looks)
    if looks["alt"]:
        click.echo(drawn.alternative)
    show_remarks((*process.remarks, *drawn.remarks))
    for path in outputs:
        say_aside(say("command.written", path=path))
    if "small-text" in fail_on and drawn.small_text:
        say_aside(drawn.small_text)
        return FINDINGS
    return 0
