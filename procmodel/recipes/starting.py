"""Files to start from: a commented model that runs as it is, and the examples."""

from __future__ import annotations

import os
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from procmodel.errors import ProcmodelError, WriteError
from procmodel.formats.files import write_all
from procmodel.wording import say

__all__ = ["example_files", "write_example", "write_starter", "write_workbook"]

_STARTER = """\
# A process in format 1 of procmodel. Change what is here; `procmodel check {file}` says what is wrong.
procmodel: 1
name: {name}
state: before                # or: after, option-b, ...
trigger: Someone asks for it
outcomes: [It is done]

lanes:                       # who, or which system, does the steps
  customer:
    name: Customer
    kind: customer           # who the service is for
  adviser:
    name: Adviser            # kind: staff unless said otherwise; also: partner, system
  crm:
    name: Case system
    kind: system

steps:                       # one step goes on to the one below, unless `next` says otherwise
  ask:
    name: Ask for the service
    who: customer
    how: by hand             # or: with a system, automatic
  check-request:
    name: Check the request
    who: adviser
    how: with a system
    system: case system
    time: 4-6-10 min         # low, likely, high; hands on
    wait: 1 working day      # how long it lies before somebody begins
    next:
      - to: decide
        when: all there
        share: 80%
      - to: ask-again
        when: something is missing
        share: 20%
  ask-again:
    name: Ask for what is missing
    who: adviser
    how: with a system
    system: mail
    time: 5 min
    wait: 0 min
    next:
      - to: check-request
        rework: true         # back to an earlier step
  decide:
    name: Decide
    who: adviser
    how: by hand
    time: 3 min
    wait: 0 min
  tell:
    name: Tell the customer
    who: crm
    how: automatic
    time: 1 s
"""


def write_starter(name: str, folder: str, force: bool = False) -> list[str]:
    """Write a commented starting file for the process `name` and return its path.

    Raises:
        WriteError: there is a file of that name already, or it cannot be written.
    """
    import json

    slug = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name.lower())
    slug = "-".join(part for part in slug.split("-") if part) or "process"
    path = str(Path(folder, f"{slug}.yaml"))
    quoted = json.dumps(name, ensure_ascii=False)
    return _write({path: _STARTER.format(file=f"{slug}.yaml", name=quoted).encode()}, force)


def example_files(name: str) -> dict[str, bytes]:
    """The files of an example by their names.

    Raises:
        ProcmodelError: no such example; says which there are.
    """
    everything = {path.name: path for path in sorted(_examples().iterdir()) if path.suffix == ".yaml"}
    found = {file: path.read_bytes() for file, path in everything.items() if file.split("_")[0] == name}
    if found:
        return found
    known = sorted({file.split("_")[0] for file in everything})
    close = get_close_matches(name, known, n=1)
    if close:
        raise ProcmodelError(say("command.no-example-but", name=name[:120], close=close[0]))
    raise ProcmodelError(say("command.no-example", name=name[:120], known=", ".join(known)))


def write_example(name: str, folder: str, force: bool = False) -> list[str]:
    """Write the files of an example into `folder` and return their paths.

    Raises:
        ProcmodelError: no such example.
        WriteError: a file of that name is there already, or it cannot be written.
    """
    return _write({str(Path(folder, file)): data for file, data in example_files(name).items()}, force)


def write_workbook(name: str, example: str, folder: str, force: bool = False) -> list[str]:
    """Write a workbook called `name`, filled with the two versions of an example, and return its path.

    Raises:
        ProcmodelError: no such example.
        WriteError: a file of that name is there already, or it cannot be written.
    """
    from procmodel.comparison import compare
    from procmodel.formats import read_text
    from procmodel.formats.xlsx_writing import workbook_of
    from procmodel.recipes.matches import match_rows

    texts = {file.split("_", 1)[1]: data.decode() for file, data in example_files(example).items()}
    before, after = (
        read_text(texts[f"{side}.yaml"], f"{example}_{side}.yaml") for side in ("before", "after")
    )
    book = workbook_of({"Today": before, "Proposed": after}, match_rows(compare(before, after, edits=False)))
    return _write({os.path.join(folder, name): book}, force)


def _examples() -> Path:
    """Where the examples lie: in the package once installed, beside it in a checkout."""
    package = Path(str(files("procmodel")))
    installed = package / "examples"
    return installed if installed.is_dir() else package.parent / "examples"


def _write(contents: dict[str, bytes], force: bool) -> list[str]:
    there = [path for path in contents if os.path.lexists(path)]
    if there and not force:
        raise WriteError(say("command.there-already", path=there[0]))
    write_all({Path(path): data for path, data in contents.items()})
    return list(contents)
