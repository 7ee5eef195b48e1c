"""The names that procmodel offers: all there, all explained, each loaded on first use."""

from __future__ import annotations

import ast
import inspect

import pytest

import procmodel
from tests.house.tree import Module, modules

EXEMPT = ("procmodel.__main__", "procmodel.wording.en")


@pytest.mark.parametrize("name", procmodel.__all__)
def test_a_public_name_can_be_had(name: str) -> None:
    assert getattr(procmodel, name) is not None


@pytest.mark.parametrize("name", [n for n in procmodel.__all__ if n != "__version__"])
def test_a_public_name_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(getattr(procmodel, name))


@pytest.mark.parametrize("name", [n for n in procmodel.__all__ if n != "__version__"])
def test_a_public_name_shows_an_example_that_runs(name: str) -> None:
    """Doctests of the package run with the suite; here only that there is one."""
    assert ">>> " in (inspect.getdoc(getattr(procmodel, name)) or "")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        procmodel.no_such_name  # noqa: B018


def test_public_names_are_listed_in_order() -> None:
    assert list(procmodel.__all__) == sorted(procmodel.__all__)


def exported(module: Module) -> list[str] | None:
    """What `__all__` says, or None where there is none."""
    for node in module.tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if any(getattr(target, "id", "") == "__all__" for target in targets):
            return list(ast.literal_eval(node.value))
    return None


def defines_names(module: Module) -> bool:
    return any(
        isinstance(n, ast.ClassDef | ast.FunctionDef | ast.Assign | ast.AnnAssign) for n in module.tree.body
    )


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_module_says_what_others_may_use(module: Module) -> None:
    if module.name.startswith(EXEMPT) or not defines_names(module):
        pytest.skip("nothing to use")
    assert exported(module) is not None


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_what_a_module_offers_is_explained(module: Module) -> None:
    offered = set(exported(module) or ())
    definitions = [n for n in module.tree.body if isinstance(n, ast.ClassDef | ast.FunctionDef)]
    assert not [n.name for n in definitions if n.name in offered and not ast.get_docstring(n)]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_every_module_begins_with_what_it_is(module: Module) -> None:
    assert ast.get_docstring(module.tree) or not module.tree.body
