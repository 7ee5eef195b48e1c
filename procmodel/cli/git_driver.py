"""What git calls for a changed file (`--git-driver`)."""

from __future__ import annotations

import os

import click

from procmodel.cli.options import words_for

__all__ = ["compare_for_git"]

_OLD, _NEW = 1, 4  # where git puts the files: path old-file old-hex old-mode new-file new-hex new-mode
_ARGUMENTS = 7


def compare_for_git(arguments: tuple[str, ...]) -> int:
    """Print the comparison that git asks for; always 0, or git stops.

    Seven arguments: an external diff. One: the text of a file as `textconv` wants it.
    """
    from procmodel.errors import ProcmodelError
    from procmodel.formats import dump, read
    from procmodel.limits import Limits
    from procmodel.recipes.before_after import before_after

    try:
        if len(arguments) < _ARGUMENTS:
            click.echo(dump(read(arguments[0])), nl=False)
            return 0
        old, new = arguments[_OLD], arguments[_NEW]
        click.echo(f"procmodel diff {arguments[0]}")
        if os.devnull in (old, new):
            click.echo("new file" if old == os.devnull else "deleted file")
            return 0
        told = words_for(None, Limits())
        click.echo(before_after(read(old), read(new), edits=False, **told).text(), nl=False)
    except ProcmodelError as wrong:
        click.echo(str(wrong))
    return 0
