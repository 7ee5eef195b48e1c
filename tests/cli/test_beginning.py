"""What a command puts off is there as soon as it is used."""

from __future__ import annotations

import subprocess
import sys
from inspect import isfunction

import pytest

from procmodel.formats.libyaml import yaml
from procmodel.light.late import package_put_off, put_off, taken_back
from tests.house.tree import ROOT


@pytest.fixture
def colours() -> str:
    """A small module that nothing else has loaded."""
    sys.modules.pop("colorsys", None)
    return "colorsys"


def ran(program: str) -> subprocess.CompletedProcess[str]:
    """What a program printed in a process of its own; it must not fail."""
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )


def test_a_module_put_off_is_loaded_at_its_first_use(colours: str) -> None:
    put_off(colours)
    import colorsys

    assert "rgb_to_hls" not in vars(colorsys)
    assert colorsys.rgb_to_hls(0.0, 0.0, 0.0) == (0.0, 0.0, 0.0)
    assert "rgb_to_hls" in vars(sys.modules[colours])


def test_a_name_from_a_module_put_off_is_the_one_it_has(colours: str) -> None:
    put_off(colours)
    from colorsys import rgb_to_hls

    assert rgb_to_hls is sys.modules[colours].rgb_to_hls


def test_a_function_taken_by_name_loads_its_module_when_it_is_called(colours: str) -> None:
    put_off(colours, calls=["rgb_to_hls"])
    from colorsys import rgb_to_hls

    assert "hls_to_rgb" not in vars(sys.modules[colours])
    assert rgb_to_hls(0.0, b=0.0, g=0.0) == (0.0, 0.0, 0.0)
    assert "hls_to_rgb" in vars(sys.modules[colours])
    assert rgb_to_hls(0.0, 0.0, 0.0) == (0.0, 0.0, 0.0)


def test_what_stood_for_a_function_can_be_taken_back(colours: str) -> None:
    put_off(colours, calls=["rgb_to_hls"])
    import colorsys

    assert not isfunction(colorsys.rgb_to_hls)
    taken_back(colours, "rgb_to_hls", "hls_to_rgb")
    assert isfunction(colorsys.rgb_to_hls)
    taken_back(colours, "rgb_to_hls")
    assert isfunction(colorsys.rgb_to_hls)


def test_a_command_leaves_the_type_of_unique_ids_to_whoever_asks_for_it() -> None:
    program = (
        "import sys, procmodel.cli; assert '_uuid' not in sys.modules and 'platform' not in sys.modules\n"
        "import click; print(repr(click.UUID.convert('12345678123456781234567812345678', None, None)))"
    )
    done = ran(program)
    assert done.stdout.strip() == "UUID('12345678-1234-5678-1234-567812345678')"


def test_translations_are_what_they_are_once_a_command_has_begun() -> None:
    program = (
        "import procmodel.cli, click, gettext\n"
        "print(click.core._('File'), click.exceptions.ngettext('{} file', '{} files', 2), gettext.gettext('File'))"
    )
    done = ran(program)
    assert done.stderr == ""
    assert done.stdout.split() == ["File", "{}", "files", "File"]


def test_a_module_that_is_there_stays() -> None:
    before = sys.modules["sys"]
    put_off("sys")
    assert sys.modules["sys"] is before


def test_to_read_a_file_compiles_no_pattern_for_reading_in_python() -> None:
    program = (
        "import re, sys; found = []; usual = re._compiler.compile\n"
        "re._compiler.compile = lambda *said: found.append(sys._getframe(3).f_globals['__name__']) or usual(*said)\n"
        "re.compile('one of its own'); import procmodel; procmodel.read('examples/bins_before.yaml')\n"
        "print(*found)"
    )
    done = ran(program)
    assert "__main__" in done.stdout.split()
    assert "yaml.reader" not in done.stdout.split()


def test_to_read_a_file_loads_nothing_of_pyyaml_that_loads_or_dumps_in_python_until_it_is_asked_for() -> None:
    program = (
        "import sys, procmodel; procmodel.read('examples/bins_before.yaml'); import yaml\n"
        "assert not {'yaml.loader', 'yaml.dumper', 'yaml.resolver', 'yaml.cyaml'} & set(sys.modules)\n"
        "assert yaml.safe_load('[1, yes]') == [1, True] and yaml.CSafeLoader is sys.modules['yaml.cyaml'].CSafeLoader\n"
        "assert type(yaml) is type(sys) and yaml.reader is sys.modules['yaml.reader']\n"
        "print(hasattr(yaml, 'nothing'), yaml.dump({'a': None}))"
    )
    done = ran(program)
    assert done.stdout.split() == ["False", "a:", "null"]


def test_a_package_that_is_there_stays() -> None:
    package_put_off("yaml")
    assert sys.modules["yaml"] is yaml


def test_threads_that_ask_a_package_put_off_at_once_all_get_what_it_has() -> None:
    program = (
        "from concurrent.futures import ThreadPoolExecutor; import procmodel.formats.libyaml, yaml\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    found = list(pool.map(lambda _: yaml.safe_load, range(64)))\n"
        "print(len(found), {one is yaml.safe_load for one in found}, yaml.safe_load('[1]'))"
    )
    assert ran(program).stdout.split() == ["64", "{True}", "[1]"]


def test_a_simulation_loads_nothing_that_is_put_off() -> None:
    program = (
        "import sys; from procmodel.cli import procmodel; from procmodel.cli.beginning import PUT_OFF\n"
        "from procmodel.cli.running import run\n"
        "run(procmodel, ['simulate', 'examples/bins_before.yaml', '--cases', '50', '--replications', '1', '--json'])\n"
        "print([name for name in PUT_OFF if '_Late' not in repr(type(sys.modules.get(name)))], file=sys.stderr)"
    )
    done = ran(program)
    assert done.stderr.splitlines()[-1] == "[]"


def test_an_error_of_libyaml_is_the_one_that_pyyaml_has() -> None:
    program = (
        "import sys; from procmodel.formats.libyaml import CParser, yaml\n"
        "print(type(sys.modules['yaml.parser']).__name__)\n"
        "for text in '[1', '\\0':\n"
        "    try:\n"
        "        parser = CParser(text)\n"
        "        while parser.get_event(): pass\n"
        "    except yaml.reader.ReaderError as wrong: print(type(wrong) is yaml.reader.ReaderError)\n"
        "    except yaml.MarkedYAMLError as it: print(type(it) is yaml.parser.ParserError, it.problem_mark.line)"
    )
    done = ran(program)
    assert done.stdout.split() == ["_Late", "True", "1", "True"]
