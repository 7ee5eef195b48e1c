"""How a command ends: exit codes, errors without tracebacks, closed pipes, interruption."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import click

from procmodel.cli.speaking import language_asked
from procmodel.errors import ProcmodelError
from procmodel.wording import say, speaking

__all__ = ["FAILED", "FINDINGS", "INTERRUPTED", "leave", "run"]

FINDINGS = 1
FAILED = 3
INTERRUPTED = 130
_CLOSED_PIPE = 1  # as click has it: whoever read our output went away


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run `command` and return its exit code; whatever goes wrong is told on standard error."""
    debug = "--debug" in arguments
    if sys.stdout is None:  # closed by whoever called us
        return _tell(say("command.closed-output"), FAILED)
    _speak_utf8()
    try:
        code = command.main(list(arguments), prog_name="procmodel", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except SystemExit:
        return _CLOSED_PIPE
    except click.ClickException as wrong:
        from procmodel.cli.helping import show_usage_error

        with speaking(language_asked(arguments)):
            show_usage_error(wrong)
        return wrong.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _tell(say("command.interrupted"), INTERRUPTED)
    except BrokenPipeError:
        _forget_stdout()
        return _CLOSED_PIPE
    except (ProcmodelError, OSError, MemoryError, RecursionError) as failed:
        if debug:
            raise
        return _tell(_reason(failed), FAILED)
    except Exception as bug:
        if debug:
            raise
        said = f"{type(bug).__name__}: {bug}"
        return _tell(say("command.bug", said=said), FAILED)


def leave(code: int) -> NoReturn:
    """End the program at once: its memory goes back as a whole, which takes no time, and not part by part."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever read it went away
            if stream is not None:
                stream.flush()
    os._exit(code)


def _speak_utf8() -> None:
    """UTF-8 where the stream can, visible escapes where it cannot; never an encoding error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _reason(failed: BaseException) -> str:
    if isinstance(failed, MemoryError):
        return say("command.out-of-memory")
    if isinstance(failed, RecursionError):
        return say("command.too-deep")
    if isinstance(failed, OSError) and not isinstance(failed, ProcmodelError):
        where = f"{failed.filename}: " if failed.filename else ""
        return f"{where}{(failed.strerror or str(failed)).lower()}"
    return str(failed)


def _tell(text: str, code: int) -> int:
    if sys.stderr is None:
        return code
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        pass
    return code


def _forget_stdout() -> None:
    """Let the interpreter close a broken pipe without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
