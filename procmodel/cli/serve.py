"""`procmodel serve`: a live preview in the browser, on this machine only."""

from __future__ import annotations

import click

from procmodel.cli.declaring import command, option
from procmodel.cli.options import own_words, reading, words_for
from procmodel.wording import say

__all__ = ["serve"]


@command(epilog="Example: procmodel serve speeding_before.yaml speeding_after.yaml --open")
@click.argument("files", nargs=-1, required=True, metavar="FILE [AFTER]")
@option("port", "--port", type=click.IntRange(0, 65535), default=0, help="Which port; 0 takes a free one.")
@option("show", "--open", is_flag=True, help="Open the browser.")
@own_words
@reading
def serve(
    files: tuple[str, ...], port: int, show: bool, synonyms: str | None, limits: tuple[str, ...]
) -> None:
    """Show FILE, or FILE and AFTER, in the browser: picture, counts and findings as one types.

    Reached from this machine only, by the address that is printed. A workbook alone gives both versions.
    """
    from procmodel.formats import workbook_sides
    from procmodel.formats.spreadsheets import SPREADSHEETS
    from procmodel.limits import Limits
    from procmodel.serving import serve_files

    if len(files) > 2:
        raise click.UsageError(say("command.one-or-two"))

    lifted = Limits.parse(limits)
    if len(files) == 1 and files[0].lower().endswith(tuple(SPREADSHEETS)):
        files = workbook_sides(files[0], lifted)

    def ready(address: str) -> None:
        click.echo(address)
        if show:
            click.launch(address)

    told = words_for(synonyms, lifted)
    serve_files(list(files), port=port, limits=lifted, ready=ready, told=told)
