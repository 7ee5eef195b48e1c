"""What git calls for a changed file (`--git-driver`), and how several versions are shown."""

from __future__ import annotations

import os
from typing import Any

import click

from procmodel.cli.options import say_aside, show_remarks, words_for, write_json
from procmodel.cli.running import FINDINGS

__all__ = ["compare_for_git", "compare_series"]

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
        click.echo(before_after(read(old), read(new), **words_for(None, Limits())).text(), nl=False)
    except ProcmodelError as wrong:
        click.echo(str(wrong))
    return 0


def compare_series(paths: tuple[str, ...], json_: bool, limits: tuple[str, ...], **options: Any) -> int:
    """Print versions in the order of time: pairwise and end to end."""
    from procmodel.formats import read
    from procmodel.limits import Limits
    from procmodel.recipes.series import series

    lifted = Limits.parse(limits)
    versions = [read(path, limits=lifted) for path in paths]
    found = series(versions, **options)
    if json_:
        write_json(found.plain())
    else:
        click.echo(found.text(), nl=False)
    show_remarks(remark for version in versions for remark in version.remarks)
    if not found.comparable:
        say_aside(found.whole.comparison.finding)
    return 0 if found.comparable or options.get("acknowledge") else FINDINGS
