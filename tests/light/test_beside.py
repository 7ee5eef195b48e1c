"""`procmodel.light.beside` finds what the usual finder finds, and leaves to it what is not a file of the package."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import PathFinder, SourceFileLoader

import pytest

from procmodel.light.beside import Beside
from tests.house.tree import PACKAGE, ROOT, Module, modules

BELOW = [module for module in modules() if "." in module.name]


def folder(module: Module) -> list[str]:
    return [str(PACKAGE.joinpath(*module.name.split(".")[1:-1]))]


SAID = "name", "origin", "cached", "has_location", "parent", "submodule_search_locations"


def test_each_module_is_found_as_the_usual_finder_finds_it_and_each_folder_is_left_to_that() -> None:
    for module in BELOW:
        found = Beside("procmodel").find_spec(module.name, folder(module))
        if module.path.name == "__init__.py":
            assert found is None, module.name
            continue
        usual = PathFinder.find_spec(module.name, folder(module))
        assert [getattr(found, word) for word in SAID] == [getattr(usual, word) for word in SAID]
        assert found is not None
        assert type(found.loader) is SourceFileLoader


@pytest.mark.parametrize("name", ["json.decoder", "procmodels.cli", "procmodel.nothing_of_this_name"])
def test_what_is_no_file_of_the_package_is_left_to_others(name: str) -> None:
    assert Beside("procmodel").find_spec(name, [str(PACKAGE)]) is None


def test_what_stands_alone_is_left_to_others() -> None:
    assert Beside("procmodel").find_spec("procmodel", None) is None


def test_a_command_finds_its_modules_so() -> None:
    program = (
        "import sys, procmodel.cli; from procmodel.light.beside import Beside; "
        "print(type(sys.meta_path[0]) is Beside)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "True"
    program = "import sys, procmodel; procmodel.read; print([one for one in sys.meta_path if 'beside' in repr(one)])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
