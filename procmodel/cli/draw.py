"""`procmodel draw`: one process as a picture."""

from __future__ import annotations

import click

from procmodel.cli.options import reading, say_aside, show_remarks

__all__ = ["draw"]


@click.command(epilog="Example: procmodel draw speeding_before.yaml -o before.svg -o before.png")
@click.argument("file")
@click.option("outputs", "-o", "--output", multiple=True, required=True, metavar="PICTURE")
@click.option("theme", "--theme", default="paper", show_default=True, help="Look of the picture.")
@reading
def draw(file: str, outputs: tuple[str, ...], theme: str, limits: tuple[str, ...]) -> None:
    """Draw the process in FILE (`-` reads standard input) as SVG, PNG, PDF or DOT, told by the ending."""
    from procmodel.formats import read
    from procmodel.limits import Limits
    from procmodel.recipes.output import check_pictures, write_pictures

    check_pictures(outputs, inputs=(file,))
    process = read(file, limits=Limits.parse(limits))
    write_pictures(process, outputs, theme=theme)
    show_remarks(process.remarks)
    for path in outputs:
        say_aside(f"wrote {path}")
