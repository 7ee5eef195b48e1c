"""JSON: the same structure as YAML, for programs."""

from __future__ import annotations

import json

from procmodel.formats.json_tokens import read_json
from procmodel.formats.problems import Problems
from procmodel.formats.reading import process_of
from procmodel.formats.source import Source, decode
from procmodel.formats.writing import plain_process
from procmodel.model import Process

__all__ = ["dump", "read"]


def read(source: Source, problems: Problems) -> Process | None:
    """The process in a JSON file, as far as there is one.

    Raises:
        Unreadable: it is no JSON, or breaks a limit; `problems` has the reason.
    """
    tree, mark = read_json(decode(source, problems), problems, source.limits)
    return process_of(tree, mark, source, problems)


def dump(process: Process) -> str:
    """The process as JSON."""
    return json.dumps(plain_process(process), ensure_ascii=False, indent=2) + "\n"
