"""Write `docs/reference/` from the program itself: `python docs/generate.py`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

import procmodel
from procmodel import cli
from procmodel.limits import LIMITS

__all__ = ["TASKS", "pages", "write"]

FOLDER = Path(__file__).parent / "reference"
TASKS = {
    "Compare two versions": ("before_after", "compare", "read_words"),
    "Read and write files": ("read", "read_text", "read_lenient", "write", "dump", "schema"),
    "Count and measure": ("measure", "ProcessView"),
    "Draw and report": ("draw", "report", "shown", "speaking"),
    "Try other numbers": ("changed", "plain", "simulate", "simulate_pair"),
    "The model": ("Process", "Quantity"),
    "When something is wrong": (
        "ProcmodelError",
        "ReadError",
        "WriteError",
        "AnalysisError",
        "LayoutError",
        "MissingToolError",
    ),
}
"""The public names by what one does with them."""

_MADE = "<!-- Written by docs/generate.py; change the program, not this page. -->"


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    made = {
        "commands.md": _commands(),
        "library.md": _library(),
        "measures.md": _measures(),
        "limits.md": _limits(),
        "patterns.md": _patterns(),
    }
    return {name: "\n".join([_MADE, *lines]).rstrip() + "\n" for name, lines in made.items()}


def write() -> None:
    """Write all pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def _commands() -> Iterator[str]:
    yield from (
        "# Commands",
        "",
        "Exit codes: 0 fine, 1 findings or a broken limit, 2 wrong usage, 3 could not",
    )
    yield from ("read, compute or write, 130 interrupted.", "")
    whole = click.Context(
        cli.procmodel, info_name="procmodel", terminal_width=100, **cli.procmodel.context_settings
    )
    for name in cli.COMMANDS:
        command = cli.procmodel.get_command(whole, name)
        with click.Context(command, info_name=name, parent=whole) as context:
            yield from (f"## procmodel {name}", "", "```text", command.get_help(context), "```", "")


def _library() -> Iterator[str]:
    yield from ("# Library", "", "`import procmodel`; each name is loaded when it is first used.", "")
    for task, names in _grouped().items():
        yield from (f"## {task}", "")
        for name in names:
            yield from _entry(name, getattr(procmodel, name))


def _grouped() -> dict[str, list[str]]:
    """The public names by what one does with them; what has no task of its own comes last."""
    public = [name for name in procmodel.__all__ if not name.startswith("_")]
    named = {name for names in TASKS.values() for name in names}
    found = {task: [name for name in names if name in public] for task, names in TASKS.items()}
    rest = [name for name in public if name not in named]
    return {**found, **({"Anything else": rest} if rest else {})}


def _entry(name: str, thing: object) -> Iterator[str]:
    """A name with its signature, where it has one of its own, and its docstring."""
    signature = str(inspect.signature(thing)) if inspect.isfunction(thing) else ""
    yield from (f"### {name}", "", "```python", f"procmodel.{name}{signature}", "```", "")
    yield from ("```text", inspect.getdoc(thing) or "", "```", "")


def _patterns() -> Iterator[str]:
    from procmodel.comparison.adverse import ADVERSE
    from procmodel.comparison.patterns import patterns

    yield from ("# Redesign patterns", "", "Seen in a matched pair of processes, each by its rule.", "")
    for pattern in patterns():
        source = f"Reference: {pattern.reference}." if pattern.reference else "Ours: not in the cited list."
        yield from (f"## {pattern.slug.replace('-', ' ').capitalize()}", "", pattern.text, "", source, "")
    yield from ("## Changes for the worse", "")
    for slug, module in ADVERSE.items():
        look = getattr(import_module(module), slug.replace("-", "_"))
        yield from (f"### {slug.replace('-', ' ').capitalize()}", "", inspect.getdoc(look) or "", "")


def _limits() -> Iterator[str]:
    yield from (
        "# Limits",
        "",
        "What a file may cost before it is refused. `--limit NAME=VALUE` lifts one.",
        "",
    )
    yield from ("| limit | default | unit | why |", "|---|---|---|---|")
    for limit in LIMITS.values():
        yield f"| `{limit.name}` | {limit.default:,} | {limit.unit} | {limit.why} |"


def _measures() -> Iterator[str]:
    from procmodel.reports.figures import plain_name

    measured = procmodel.measure(procmodel.read(FOLDER.parents[1] / "examples" / "speeding_before.yaml"))
    yield from ("# Measures", "", "Rules are in [measures](../measures.md); values by kind:", "")
    yield from ("| id | on the screen | unit | values | better |", "|---|---|---|---|---|")
    for name, found in measured.items():
        values = " ".join(found.family.keys)
        yield f"| `{name}` | {plain_name(name).strip()} | {found.unit} | {values} | {found.better} |"


if __name__ == "__main__":
    write()
