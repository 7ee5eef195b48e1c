"""Commands and options as click has them, save that their texts are taken as they are written.

click tidies each text with `inspect` and looks `--help` up in catalogues of translations, whether or not
anybody asks for help. Ours need no tidying, and what is said in Welsh is looked up as help is laid out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import click

__all__ = ["Helping", "Option", "command", "option"]


class Option(click.Option):
    """An option whose help is one line."""

    def __init__(self, *names: Any, **attributes: Any) -> None:
        text = attributes.pop("help", None)
        super().__init__(*names, **attributes)
        self.help = text


class Helping(click.Command):
    """A command that makes its `--help` itself, once."""

    _shown_by: click.Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option, None where its names are taken."""
        names = self.get_help_option_names(ctx)
        if names and self._shown_by is None:
            self._shown_by = Option(
                [*names, "help_asked_for"],
                is_flag=True,
                expose_value=False,
                is_eager=True,
                callback=_show_help,
                help="Show this message and exit.",
            )
        return self._shown_by


def _show_help(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


option = partial(click.option, cls=Option)
"""`click.option` for such options."""


def command(**attributes: Any) -> Callable[[Callable[..., Any]], Helping]:
    """`click.command` for such commands."""
    return click.command(cls=Helping, **attributes)
