"""Imports point down: each folder sees its own floor's nouns and the floors below, no neighbour."""

from __future__ import annotations

import pytest

from tests.house.tree import Import, Module, modules

FLOORS = {
    "light": 0,
    "errors": 0,
    "zipping": 0,
    "limits": 0,
    "settings": 0,
    "wording": 0,
    "themes": 0,
    "fonts": 0,
    "model": 1,
    "results": 1,
    "graph": 2,
    "formats": 2,
    "checks": 3,
    "soundness": 3,
    "measures": 3,
    "simulation": 3,
    "learning": 3,
    "comparison": 3,
    "layouts": 3,
    "charts": 3,
    "drawing": 3,
    "reports": 3,
    "recipes": 4,
    "cli": 6,  # its commands start what stands on the floor below
    "serving": 5,
    "language": 5,
    "embedding": 5,
}
NOUNS_ONLY = {"drawing", "reports"}  # a picture depends on what was found, never on how
NEIGHBOURS = 0, 1, 2  # floors whose folders may know each other: the ground, the nouns, and files and graphs


def may_import(module: Module, found: Import) -> bool:
    """Whether the house allows it."""
    parts = found.module.split(".")
    if parts[0] != "procmodel" or len(parts) == 1 or parts[1] == module.folder:
        return True
    here, there = FLOORS[module.folder], FLOORS[parts[1]]
    if module.folder == "errors" and found.module == "procmodel.results.finding":
        return found.typing_only  # an error carries findings, and only says so to type checkers
    if module.folder in NOUNS_ONLY:
        return there <= 1
    return there < here or (there == here and here in NEIGHBOURS)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_imports_point_down(module: Module) -> None:
    if module.name in ("procmodel", "procmodel.__main__"):
        pytest.skip("the front door loads each public name from where it lives")
    wrong = [f"line {i.line}: {i.module}" for i in module.imports if not may_import(module, i)]
    assert not wrong, f"{module.name} imports from its own floor or above: {wrong}"


def test_every_folder_has_a_floor() -> None:
    folders = {module.folder for module in modules()} - {"", "__main__"}
    assert folders <= set(FLOORS)


def test_a_picture_format_may_not_see_the_graph() -> None:
    module = next(m for m in modules() if m.folder == "drawing")
    assert not may_import(module, Import("procmodel.graph.view", 1, late=True, typing_only=True))


def test_a_measure_may_not_see_the_comparison() -> None:
    module = next(m for m in modules() if m.folder == "measures")
    assert not may_import(module, Import("procmodel.comparison", 1, late=False, typing_only=False))
    assert may_import(module, Import("procmodel.graph", 1, late=False, typing_only=False))
