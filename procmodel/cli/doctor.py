"""`procmodel doctor`: what is installed, what is missing, and the line to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from procmodel.cli.declaring import command
from procmodel.cli.options import as_json, write_json
from procmodel.cli.running import FINDINGS
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.recipes.health import Part

__all__ = ["doctor"]


@command(epilog="Example: procmodel doctor")
@as_json
def doctor(json_: bool) -> int:
    """Say which parts are here and which are not; exit 1 where something that everybody needs is missing."""
    from procmodel.recipes.health import examine

    parts = examine()
    if json_:
        write_json({"parts": [part.as_dict() for part in parts]})
    else:
        from procmodel.reports.tables import aligned

        rows = [
            [_sign(part), part.name, part.version or say("command.missing"), part.advice] for part in parts
        ]
        for line in aligned(rows, numbers_from=4):
            click.echo(line)
    return FINDINGS if any(part.needed and not part.version for part in parts) else 0


def _sign(part: Part) -> str:
    return part.sign if part.version or not part.needed else say("command.missing").upper()
