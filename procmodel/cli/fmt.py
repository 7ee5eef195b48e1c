"""`procmodel fmt`: YAML files laid out in one way, comments kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from procmodel.cli.declaring import command, option
from procmodel.cli.options import reading, say_aside
from procmodel.cli.running import FINDINGS

if TYPE_CHECKING:
    from procmodel.limits import Limits

__all__ = ["fmt"]


@command(epilog="Example: procmodel fmt --check speeding_before.yaml speeding_after.yaml")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@option("check", "--check", is_flag=True, help="Name the files that would change; exit 1 if any does.")
@reading
def fmt(files: tuple[str, ...], check: bool, limits: tuple[str, ...]) -> int:
    """Lay out each YAML FILE in one way: indents, spaces, long maps one key a line.

    Comments, texts and the order of everything stay. `-` reads standard input and prints the result.
    """
    from procmodel.limits import Limits
    from procmodel.recipes.formatted import format_file
    from procmodel.wording import say

    lifted = Limits.parse(limits)
    changed = 0
    for path in files:
        if path == "-":
            changed += _pass_on(check, lifted)
        elif format_file(path, check=check, limits=lifted):
            changed += 1
            if check:
                click.echo(path)
            else:
                say_aside(say("command.formatted", path=path))
    return FINDINGS if check and changed else 0


def _pass_on(check: bool, limits: Limits) -> bool:
    """Standard input laid out on standard output, or `-` named where it would change."""
    from procmodel.recipes.formatted import format_stdin

    laid_out, changed = format_stdin(limits)
    if not check:
        click.echo(laid_out, nl=False)
    elif changed:
        click.echo("-")
    return changed
