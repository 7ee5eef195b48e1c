"""`--help` and wrong usage in the language that is spoken: English texts are looked up as they are laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import click

from procmodel.light.overriding import override
from procmodel.wording import help_texts, spoken

__all__ = ["Formatter", "show_usage_error", "told"]

_SLOT = re.escape("{}")


def told(text: str) -> str:
    """A text of `--help` in the language that is spoken; what that lacks stays English.

    Example:
        >>> from procmodel.wording import speaking
        >>> with speaking("cy"):
        ...     told("Missing argument 'BEFORE'."), told("List the rules.")
        ("Mae hwn ar goll: 'BEFORE'.", "Rhestru'r rheolau.")
    """
    found = help_texts(spoken())
    plain = " ".join(text.split())
    if plain in found or not found:
        return found.get(plain, text)
    for pattern, theirs in _patterns(spoken()):
        matched = pattern.fullmatch(plain)
        if matched is not None:
            return theirs.format(*matched.groups())
    return text


@cache
def _patterns(language: str) -> Sequence[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(re.escape(ours).replace(_SLOT, "(.*)")), theirs)
        for ours, theirs in help_texts(language).items()
        if "{}" in ours
    ]


class Formatter(click.HelpFormatter):
    """Lays out help as click does, each text in the language that is spoken."""

    @override
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix if prefix is not None else f"{told('Usage:')} ")

    @override
    def write_heading(self, heading: str) -> None:
        super().write_heading(told(heading))

    @override
    def write_text(self, text: str) -> None:
        super().write_text("\n\n".join(map(told, re.split(r"\n\s*\n", text))))

    @override
    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        told_rows = [(first, "  ".join(map(told, second.split("  ")))) for first, second in rows]
        super().write_dl(told_rows, col_max, col_spacing)


def show_usage_error(wrong: click.ClickException) -> None:
    """Tell on standard error how a command was called wrongly: its usage, where help is, what is wrong."""
    for line in _lines(wrong):
        click.echo(line, err=True)


def _lines(wrong: click.ClickException) -> Iterator[str]:
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    if isinstance(wrong, click.exceptions.NoArgsIsHelpError):
        yield wrong.format_message()
        return
    if context is not None:
        yield context.get_usage()
        if context.command.get_help_option(context) is not None:
            names = f"{context.command_path} {context.help_option_names[-1]}"
            yield told(f"Try '{names}' for help.") + "\n"
    yield told("Error: {}").format(told(wrong.format_message()))
