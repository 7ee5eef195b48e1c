"""A table and its folder agree: what is written is listed, what is listed is there."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE

OFFERS = [  # folder, table, the functions that make a file of the folder an entry of the table
    ("formats", "FORMATS", {"read"}),
    ("layouts", "ENGINES", {"lay_out"}),
    ("drawing", "PICTURES", {"draw"}),
    ("reports", "REPORTS", {"render"}),
]
NAMED = [  # folder, table: one function a file, called as the file
    ("cli", "COMMANDS"),
    ("checks", "RULES"),
    ("comparison/patterns", "PATTERNS"),
    ("comparison/adverse", "ADVERSE"),
]


def functions_of(path: Path) -> set[str]:
    """The functions that a file defines or passes on at its top level."""
    body = ast.parse(path.read_text("utf-8")).body
    defined = {node.name for node in body if isinstance(node, ast.FunctionDef)}
    passed = {alias.name for node in body if isinstance(node, ast.ImportFrom) for alias in node.names}
    return defined | passed if path.name == "__init__.py" else defined


def entries_of(folder: str) -> dict[str, set[str]]:
    """What each file or folder of a folder offers, by its name."""
    here = PACKAGE / folder
    files = {path.stem: path for path in here.glob("*.py") if path.stem != "__init__"}
    packages = {path.parent.name: path for path in here.glob("*/__init__.py")}
    return {name: functions_of(path) for name, path in (files | packages).items()}


def table_of(folder: str, name: str) -> object:
    module = import_module(f"procmodel.{folder.replace('/', '.')}")
    if not hasattr(module, name):
        pytest.skip(f"procmodel/{folder} keeps no {name}")
    return getattr(module, name)


def listed(table: object) -> set[str]:
    """The files that a table names: by function, by module path, or by key."""
    values: Iterable[object]
    values = table.values() if isinstance(table, Mapping) else table  # type: ignore[assignment]
    keys = list(table) if isinstance(table, Mapping) else []
    found = set()
    for number, value in enumerate(values):
        if callable(value):
            found.add(value.__module__.rsplit(".", 1)[-1])
        elif isinstance(value, str) and value.startswith("procmodel."):
            found.add(value.partition(":")[0].rsplit(".", 1)[-1])
        else:
            found.add(str(keys[number] if keys else value).replace("-", "_"))
    return found


def is_there(folder: str) -> bool:
    return (PACKAGE / folder / "__init__.py").is_file()


@pytest.mark.parametrize(("folder", "name", "offered"), [row for row in OFFERS if is_there(row[0])])
def test_a_table_lists_the_files_of_its_folder_that_offer_the_same(
    folder: str, name: str, offered: set[str]
) -> None:
    offering = {entry for entry, functions in entries_of(folder).items() if offered <= functions}
    assert listed(table_of(folder, name)) == offering


@pytest.mark.parametrize(("folder", "name"), [row for row in NAMED if is_there(row[0])])
def test_a_table_lists_every_file_that_has_a_function_of_its_own_name(folder: str, name: str) -> None:
    named = {entry for entry, functions in entries_of(folder).items() if entry in functions}
    assert listed(table_of(folder, name)) == named


def test_every_measure_has_a_plain_name() -> None:
    from procmodel import measure, read
    from procmodel.wording import sentences

    measured = measure(read(PACKAGE.parent / "examples" / "speeding_before.yaml"))
    assert not [name for name in measured if name not in sentences("reports")]
