"""The command line: one command a file, each loaded when it is called."""

from __future__ import annotations

from procmodel.cli import beginning  # noqa: F401 (for what it does, before anything is loaded)

# isort: split
import sys
from importlib import import_module
from typing import NoReturn

import click
from click.core import ParameterSource

from procmodel import __version__
from procmodel.cli.declaring import Helping, option
from procmodel.cli.speaking import Speaking, lang_option, speak, usual_language
from procmodel.wording import say

__all__ = ["COMMANDS", "main", "procmodel"]

COMMANDS = {
    "diff": "Compare two versions: finding, figures, changes, picture.",
    "apply": "Replay an edit script on the model it was made for.",
    "measure": "Count and time one process.",
    "check": "Say what is wrong with a model.",
    "simulate": "Play cases through one process, or two on the same cases.",
    "learn": "Learn a model, or figures for one, from an event log.",
    "draw": "Draw one process as a picture.",
    "report": "Write the whole paper: Word, PowerPoint, PDF, HTML, LaTeX.",
    "convert": "Write a process in another format, and say what that format cannot hold.",
    "serve": "Show a live preview in the browser, on this machine only.",
    "lsp": "Serve an editor: errors, completion and numbers as one types.",
    "new": "Write a commented starting file, or the example.",
    "fmt": "Lay out YAML files in one way, comments kept.",
    "schema": "Print the JSON Schema of the file format.",
    "doctor": "Say what is installed and what is missing.",
}


class _Commands(Helping, click.Group):
    """A group that knows its commands by name and one-line help, and loads one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"procmodel.cli.{cmd_name}"), cmd_name)
        command.context_class = Speaking
        if not any("--lang" in parameter.opts for parameter in command.params):
            command.params.append(lang_option())
        return command

    def get_help(self, ctx: click.Context) -> str:
        if ctx.get_parameter_source("lang") is not ParameterSource.COMMANDLINE:
            speak(usual_language())
        return super().get_help(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            ctx.fail(_no_such_command(name))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _no_such_command(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, COMMANDS, n=1)
    if close:
        return say("command.no-command-but", name=name, close=close[0])
    return say("command.no-command", name=name, known=", ".join(COMMANDS))


def _tell_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(f"procmodel {__version__}")
        context.exit()


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: procmodel diff before.yaml after.yaml -o pair.svg",
)
@option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_tell_version,
    help="Show the version and exit.",
)
@click.pass_context
def procmodel(context: click.Context) -> None:
    """What changed between two versions of a process."""
    if context.get_parameter_source("lang") is not ParameterSource.COMMANDLINE:
        speak(usual_language())


procmodel.params.append(lang_option())
procmodel.context_class = Speaking


def main() -> NoReturn:
    """Run the command line and leave with its exit code (0 fine, 1 findings, 2 usage, 3 failed)."""
    from procmodel.cli.running import leave, run

    code = run(procmodel, sys.argv[1:])
    if "--debug" in sys.argv:
        sys.exit(code)
    leave(code)
