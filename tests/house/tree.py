"""The source files of procmodel, parsed: what each module imports, and where."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["PACKAGE", "ROOT", "Import", "Module", "modules"]

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "procmodel"


@dataclass(frozen=True)
class Import:
    """One module that another imports. `late`: inside a function; `typing_only`: for type checkers."""

    module: str
    line: int
    late: bool
    typing_only: bool


@dataclass(frozen=True)
class Module:
    """One file of the package."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def folder(self) -> str:
        """The first name below the package: `measures` of `procmodel.measures.touches`, or empty."""
        return [*self.name.split("."), ""][1]

    @property
    def imports(self) -> list[Import]:
        return list(_imports(self.tree, late=False, typing_only=False))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, by name."""
    return tuple(
        Module(_name(path), path, ast.parse(path.read_text("utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    )


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(node: ast.AST, late: bool, typing_only: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, late, typing_only) for alias in child.names)
        elif isinstance(child, ast.ImportFrom) and child.module:
            yield from _imported_from(child, late, typing_only)
        elif isinstance(child, ast.Call) and (named := _dynamic(child)):
            yield Import(named, child.lineno, late=True, typing_only=False)
        inside = late or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield from _imports(child, inside, typing_only or _guards_types(child))


def _imported_from(node: ast.ImportFrom, late: bool, typing_only: bool) -> Iterator[Import]:
    """`from procmodel import graph` imports the folder, `from procmodel.model import Task` the module."""
    module = node.module or ""
    for alias in node.names:
        inner = f"{module}.{alias.name}"
        is_module = (ROOT / inner.replace(".", "/")).is_dir() or (
            ROOT / f"{inner.replace('.', '/')}.py"
        ).is_file()
        yield Import(inner if is_module else module, node.lineno, late, typing_only)


def _dynamic(call: ast.Call) -> str | None:
    """The module, or how its name begins, of a call of `import_module`."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if called != "import_module" or not call.args:
        return None
    argument = call.args[0]
    first = argument.values[0] if isinstance(argument, ast.JoinedStr) else argument
    return (
        first.value.rstrip(".") if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
    )


def _guards_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
