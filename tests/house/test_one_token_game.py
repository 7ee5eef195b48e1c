"""What gateways and events mean stands in one file: those who play the token game go by its rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE

PLAYERS = sorted(
    path
    for pattern in (
        "graph/compile*.py",
        "graph/game.py",
        "graph/places.py",
        "graph/post.py",
        "graph/senders.py",
        "graph/program.py",
        "graph/tokens.py",
        "simulation/*.py",
        "soundness/*.py",
    )
    for path in PACKAGE.glob(pattern)
    if path.name != "compile_decisions.py"  # reads decision tables: which branch an answer names
)
MEANING = {"EventTrigger", "GatewayKind", "Routing"}
"""What an element says of its meaning in a file; `graph/semantics.py` turns it into a rule."""
SAID = {"default", "event", "join", "split", "triggered_by_event"}
"""The same, as attributes of elements, flows and views."""


def asked(tree: ast.Module) -> Iterator[str]:
    """The places where a file asks an element itself for its meaning."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in MEANING:
            yield f"line {node.lineno}: {node.id}"
        elif isinstance(node, ast.Attribute) and node.attr in SAID and not is_rule(node.value):
            yield f"line {node.lineno}: .{node.attr}"


def is_rule(owner: ast.expr) -> bool:
    """Whether it is a rule that is asked, a player itself, or a text."""
    if isinstance(owner, ast.Name):
        return owner.id in ("rule", "self", "skeleton")
    if isinstance(owner, ast.Subscript):
        return ast.unparse(owner.value).endswith("rules")
    return isinstance(owner, ast.Constant)


@pytest.mark.parametrize("path", PLAYERS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_player_asks_an_element_what_it_means(path: Path) -> None:
    assert list(asked(ast.parse(path.read_text("utf-8")))) == []


def test_both_players_are_among_those_who_are_watched() -> None:
    names = {path.name for path in PLAYERS}
    assert {"tokens.py", "scope.py", "compile.py", "moves.py"} <= names


def test_a_player_that_asks_is_found() -> None:
    wrong = ast.parse("if view.split(node) is Routing.EVENT or model.event is None: pass")
    assert sorted(asked(wrong)) == ["line 1: .event", "line 1: .split", "line 1: Routing"]
