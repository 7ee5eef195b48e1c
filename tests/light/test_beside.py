"""`procmodel.light.beside` finds and loads what the usual finder does, and trusts byte code no more than that."""

from __future__ import annotations

import os
import py_compile
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import PathFinder, SourceFileLoader
from pathlib import Path

import pytest

from procmodel.light.beside import Beside
from tests.house.tree import PACKAGE, ROOT, Module, modules

BELOW = [module for module in modules() if "." in module.name]


def folder(module: Module) -> list[str]:
    return [str(PACKAGE.joinpath(*module.name.split(".")[1:-1]))]


SAID = "name", "origin", "cached", "has_location", "parent", "submodule_search_locations"


def test_each_module_and_each_folder_is_found_as_the_usual_finder_finds_it() -> None:
    for module in BELOW:
        found = Beside("procmodel").find_spec(module.name, folder(module))
        usual = PathFinder.find_spec(module.name, folder(module))
        assert [getattr(found, word) for word in SAID] == [getattr(usual, word) for word in SAID]
        assert found is not None
        assert isinstance(found.loader, SourceFileLoader)


@pytest.mark.parametrize("name", ["json.decoder", "procmodels.cli", "procmodel.nothing_of_this_name"])
def test_what_is_no_file_of_the_package_is_left_to_others(name: str) -> None:
    assert Beside("procmodel").find_spec(name, [str(PACKAGE)]) is None


def test_what_stands_alone_is_left_to_others() -> None:
    assert Beside("procmodel").find_spec("procmodel", None) is None


def printed(program: str, *options: str, cwd: Path = ROOT, prefix: str = "") -> str:
    """What a program prints in a process of its own, which may keep byte code."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    around["PYTHONPYCACHEPREFIX"] = prefix
    done = subprocess.run(
        [sys.executable, *options, "-c", program],
        cwd=cwd,
        env=around,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_command_finds_its_modules_so() -> None:
    program = (
        "import sys, procmodel.cli; from procmodel.light.beside import Beside; "
        "print(type(sys.meta_path[0]) is Beside)"
    )
    assert printed(program) == "True"
    program = "import sys, procmodel; procmodel.read; print([one for one in sys.meta_path if 'beside' in repr(one)])"
    assert printed(program) == "[]"


LOADS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from procmodel.light.beside import find_beside
find_beside("house")
import house.door
print(house.door.NAME)
"""
"""Loads a module of another package, and says what it is called."""


@pytest.fixture
def door(tmp_path: Path) -> Path:
    """The only module of a package `house`."""
    made = tmp_path / "house" / "door.py"
    made.parent.mkdir()
    made.with_name("__init__.py").touch()
    made.write_text("NAME = 'front'\n")
    return made


def kept(door: Path) -> Path:
    """Where its byte code is, or will be."""
    return door.parent / "__pycache__" / f"door.{sys.implementation.cache_tag}.pyc"


def test_byte_code_is_kept_and_taken_up_from_then_on(door: Path) -> None:
    assert printed(LOADS, cwd=door.parents[1]) == "front"
    written = kept(door).read_bytes()
    assert written.count(b"front") == 1
    kept(door).write_bytes(written.replace(b"front", b"small"))
    assert printed(LOADS, cwd=door.parents[1]) == "small"


def longer(door: Path) -> None:
    """Another size at the same time."""
    times = door.stat()
    door.write_text("NAME = 'narrow'\n")
    os.utime(door, ns=(times.st_atime_ns, times.st_mtime_ns))


def later(door: Path) -> None:
    """The same size a second later."""
    times = door.stat()
    door.write_text("NAME = 'wider'\n")
    os.utime(door, ns=(times.st_atime_ns, times.st_mtime_ns + 10**9))


@pytest.mark.parametrize(("change", "name"), [(longer, "narrow"), (later, "wider")])
def test_a_changed_source_is_taken_up(door: Path, change: Callable[[Path], None], name: str) -> None:
    printed(LOADS, cwd=door.parents[1])
    change(door)
    assert [printed(LOADS, cwd=door.parents[1]) for _ in range(2)] == [name, name]


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "of another Python": lambda data: b"\x00\x00" + data[2:],
    "empty": lambda _: b"",
    "cut in its head": lambda data: data[:9],
    "cut in its body": lambda data: data[:-20],
    "overwritten": lambda data: data[:16] + b"?" * 40,
    "large": lambda data: b"\x00\x00" + data[2:] + bytes(1 << 17),
}


@pytest.mark.parametrize("how", SPOILT)
def test_byte_code_that_is_spoilt_is_not_trusted(door: Path, how: str) -> None:
    printed(LOADS, cwd=door.parents[1])
    kept(door).write_bytes(SPOILT[how](kept(door).read_bytes()))
    assert printed(LOADS, cwd=door.parents[1]) == "front"


def test_byte_code_that_goes_by_the_content_of_its_source_is_left_to_the_usual_loader(door: Path) -> None:
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(door), cfile=str(kept(door)), invalidation_mode=unchecked)
    later(door)
    assert printed(LOADS, cwd=door.parents[1]) == "front"


def test_a_source_from_another_century_is_loaded(door: Path) -> None:
    os.utime(door, (2**33, 2**33))
    assert printed(LOADS, cwd=door.parents[1]) == "front"
    kept(door).write_bytes(kept(door).read_bytes().replace(b"front", b"small"))
    assert printed(LOADS, cwd=door.parents[1]) == "small"


def test_byte_code_is_kept_where_python_keeps_it(door: Path, tmp_path: Path) -> None:
    program = f"{LOADS}print(house.door.__cached__)\nprint(house.door.__spec__.cached)\n"
    usual = f"import importlib.util as u; print(u.cache_from_source({str(door)!r}))"
    for options, prefix in (((), ""), (("-O",), ""), ((), str(tmp_path / "kept"))):
        said = [printed(program, *options, cwd=door.parents[1], prefix=prefix).split() for _ in range(2)]
        where = printed(usual, *options, prefix=prefix)
        assert said == [["front", where, where]] * 2
        assert Path(where).exists()


def test_an_error_while_loading_is_told_as_with_the_usual_loader(door: Path) -> None:
    door.write_text("def fail():\n    raise ValueError('no way')\nfail()\n")
    told = LOADS.replace("import house.door", "import traceback\ntry:\n    import house.door\nexcept ValueError:\n"
                         "    print(traceback.format_exc())\n    raise SystemExit(0)")  # fmt: skip
    usual = told.replace('find_beside("house")', "")
    mine, expected = (printed(program, cwd=door.parents[1]).splitlines() for program in (told, usual))
    assert mine[2:] == expected[2:]
    assert mine[-1] == "ValueError: no way"
    assert "    raise ValueError('no way')" in mine


def test_the_source_of_a_module_can_be_shown(door: Path) -> None:
    program = f"{LOADS}import inspect\nprint(inspect.getsource(house.door))\nprint(house.door.__file__)\n"
    assert printed(program, cwd=door.parents[1]).splitlines() == ["front", "NAME = 'front'", "", str(door)]
