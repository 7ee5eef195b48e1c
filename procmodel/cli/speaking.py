"""In which language a command speaks: `--lang`, else PROCMODEL_LANG, else `lang` in procmodel.toml, else English."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from procmodel.cli.declaring import Option
from procmodel.errors import ProcmodelError
from procmodel.light.overriding import override
from procmodel.wording import say, speaking, ways_to_speak

__all__ = ["ENVIRONMENT", "Speaking", "lang_option", "language_asked", "speak", "usual_language"]

ENVIRONMENT = "PROCMODEL_LANG"


class Speaking(click.Context):
    """The context of a command whose help is told in the language that is spoken."""

    @override
    def make_formatter(self) -> click.HelpFormatter:
        from procmodel.cli.helping import Formatter

        return Formatter(width=self.terminal_width, max_width=self.max_content_width)


def usual_language() -> str:
    """The language where no option names one.

    Raises:
        ReadError: `procmodel.toml` cannot be understood.
        UsageError: the environment names a language that is not spoken.
    """
    from procmodel.settings import FILE, project_settings

    named = os.environ.get(ENVIRONMENT, "").strip()
    if named:
        if named not in ways_to_speak():
            known = ", ".join(ways_to_speak())
            raise click.UsageError(
                say("command.no-language", where=ENVIRONMENT, found=named[:120], known=known)
            )
        return named
    if not os.path.isfile(FILE):
        return "en"
    return project_settings().lang or "en"


def language_asked(arguments: Sequence[str]) -> str:
    """The language that the arguments of a command ask for, else the usual one; English where there is none."""
    for at, argument in enumerate(arguments):
        name, sign, value = argument.partition("=")
        if name == "--lang":
            named = value if sign else next(iter(arguments[at + 1 :]), "")
            return named if named in ways_to_speak() else "en"
    try:
        return usual_language()
    except (ProcmodelError, click.UsageError):
        return "en"


def speak(language: str) -> None:
    """Speak a language until the command that runs now is over."""
    click.get_current_context().with_resource(speaking(language))


def lang_option() -> click.Option:
    """`--lang`, as every command understands it, before or after its name."""
    return Option(
        ["--lang"],
        type=click.Choice(list(ways_to_speak())),
        expose_value=False,
        is_eager=True,
        callback=_spoken_from_here,
        help="Speak English or Welsh; cy+en shows names in both.",
    )


def _spoken_from_here(context: click.Context, _: click.Parameter, language: str | None) -> None:
    if language is not None and not context.resilient_parsing:
        context.with_resource(speaking(language))
