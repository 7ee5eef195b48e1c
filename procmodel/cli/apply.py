"""`procmodel apply`: an edit script replayed on the model it was made for."""

from __future__ import annotations

import click

from procmodel.cli.declaring import command, option
from procmodel.cli.options import reading, say_aside
from procmodel.wording import say

__all__ = ["apply"]


@command(epilog="Example: procmodel apply speeding_before.yaml edits.yaml -o speeding_after.yaml")
@click.argument("before")
@click.argument("edits")
@option("output", "-o", "--output", metavar="FILE", help="Write the model here, not on the screen.")
@option("backwards", "--reverse", is_flag=True, help="Undo the edits: BEFORE is then the later model.")
@reading
def apply(before: str, edits: str, output: str | None, backwards: bool, limits: tuple[str, ...]) -> None:
    """Replay EDITS, as `procmodel diff --edits` wrote them, on BEFORE; print the later model as YAML."""
    from procmodel.comparison import apply as replay
    from procmodel.comparison import inverse
    from procmodel.formats import dump, read
    from procmodel.limits import Limits
    from procmodel.recipes.scripts import read_edits, write_script

    lifted = Limits.parse(limits)
    script = read_edits(edits, limits=lifted)
    text = dump(replay(read(before, limits=lifted), inverse(script) if backwards else script))
    if output is None:
        click.echo(text, nl=False)
        return
    write_script(output, text, inputs=(before, edits))
    say_aside(say("command.written", path=output))
