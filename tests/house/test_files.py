"""Files stay small, and the project speaks of itself alone."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
TEXT = {".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".cff", ".json", ".cfg", ".svg", ""}
FOREIGN = re.compile(
    r"(?<![\w.])/(?:work|opt|root|home|Users|mnt)/\w"  # somebody's machine
    r"|pypi\.org|pythonhosted\.org|registry\.npmjs|artifactory"  # a registry: installing is pip's business
    r"|\b(?:chatgpt|claude|anthropic|openai|copilot|LLM)\b",
    re.IGNORECASE,
)


def tracked() -> list[Path]:
    """The files of the project: those git knows, or all where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.split("\0") if listed.returncode == 0 else []
    found = [ROOT / name for name in names if name] or [p for p in ROOT.rglob("*") if ".venv" not in p.parts]
    return [path for path in found if path.is_file()]


def source_files() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py"]


def test_no_file_is_too_long_to_read() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text("utf-8").splitlines()) for path in source_files()}
    assert not {str(path): n for path, n in lengths.items() if n > LONGEST_FILE}


def test_no_function_is_too_long_to_read() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in source_files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long


def test_the_project_speaks_of_itself_alone() -> None:
    here = Path(__file__).resolve()
    texts = [p for p in tracked() if p.suffix in TEXT and p.resolve() != here and "golden" not in p.parts]
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in texts
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if FOREIGN.search(line)
    ]
    assert not found


def test_doctests_are_part_of_the_suite() -> None:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    assert "--doctest-modules" in options["addopts"]
    assert "procmodel" in options["testpaths"]


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later(word: str) -> None:
    here = Path(__file__).resolve()
    sources = [path for path in source_files() if path.resolve() != here]
    assert not [
        str(p.relative_to(ROOT)) for p in sources if re.search(rf"#.*\b{word}\b", p.read_text("utf-8"))
    ]
