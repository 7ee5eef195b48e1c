"""YAML, the form that people write."""

from __future__ import annotations

from procmodel.formats.events import read_yaml
from procmodel.formats.problems import Problems
from procmodel.formats.reading import process_of
from procmodel.formats.source import Source, decode
from procmodel.light.garbage import no_collector
from procmodel.model import Process

__all__ = ["dump", "read"]


def read(source: Source, problems: Problems) -> Process | None:
    """The process in a YAML file, as far as there is one.

    Raises:
        Unreadable: it is no YAML, or breaks a limit; `problems` has the reason.
    """
    problems.text = decode(source, problems)
    with no_collector():
        tree, mark = read_yaml(problems.text, problems, source.limits)
        return process_of(tree, mark, source, problems)


def dump(process: Process) -> str:
    """The process as YAML."""
    from procmodel.formats.emit import emit
    from procmodel.formats.writing import plain_process

    return emit(plain_process(process))
