"""`procmodel new`: a starting file, or the example to look at."""

from __future__ import annotations

import click

from procmodel.cli.declaring import command, option
from procmodel.wording import say

__all__ = ["new"]


@command(epilog="Example: procmodel new 'Report a pothole' ; procmodel new service.xlsx")
@click.argument("name", required=False)
@option(
    "example", "--example", metavar="NAME", help="Write an example pair: speeding, bins, parking, repair."
)
@option("folder", "--in", default=".", show_default=True, metavar="FOLDER", help="Where to write.")
@option("--force", is_flag=True, help="Overwrite what is there.")
def new(name: str | None, example: str | None, folder: str, force: bool) -> None:
    """Write a commented starting file for the process NAME, or the files of an example.

    A NAME that ends in .xlsx gives a workbook for today's and the proposed version, filled with an example.
    """
    from procmodel.recipes.starting import write_example, write_starter, write_workbook

    if name is not None and name.lower().endswith(".xlsx"):
        written = write_workbook(name, example or "speeding", folder, force)
    elif (name is None) == (example is None):
        raise click.UsageError(say("command.name-or-example"))
    else:
        written = (
            write_example(example, folder, force) if example else write_starter(name or "", folder, force)
        )
    for path in written:
        click.echo(path)
