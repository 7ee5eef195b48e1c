"""What the documents say holds: commands run, answers are as shown, files can be read, links lead on."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.tree import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
SHOWN = re.compile(r"^(`{3,})[^`\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)  # a fenced block is no prose
COMMAND = re.compile(r"(?<!from )\bprocmodel ([a-z]+)\b")


def fences(page: Path, kind: str) -> list[str]:
    return [text for found, text in FENCE.findall(page.read_text("utf-8")) if found == kind]


def run(command: str) -> tuple[int, str]:
    """The exit code and standard output of `procmodel ...`, run in this process."""
    from procmodel.cli import procmodel
    from procmodel.cli.running import run as run_command

    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
        code = run_command(procmodel, shlex.split(command)[1:])
    return code, output.getvalue()


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    prose = SHOWN.sub("", page.read_text("utf-8"))
    assert not [link for link in LINK.findall(prose) if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_exists(page: Path) -> None:
    from procmodel.cli import COMMANDS

    code = re.findall(
        r"`([^`\n]+)`|^(?:    |\$ )(?! *(?:>>>|\.\.\.))(.+)$", page.read_text("utf-8"), re.MULTILINE
    )
    named = {name for one, two in code for name in COMMAND.findall(one or two)}
    assert named <= set(COMMANDS)


def test_a_newcomer_gets_the_answers_that_the_tutorial_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bless: bool
) -> None:
    page = DOCS / "tutorial.md"
    monkeypatch.chdir(tmp_path)
    before, after = fences(page, "yaml")
    Path("card_before.yaml").write_text(before, "utf-8")
    Path("card_after.yaml").write_text(after, "utf-8")
    shown = fences(page, "console")
    found = ["".join(answers(text)) for text in shown]
    if bless:
        text = page.read_text("utf-8")
        for old, new in zip(shown, found, strict=True):
            text = text.replace(f"```console\n{old}```", f"```console\n{new}```")
        page.write_text(text, "utf-8")
    assert found == shown or bless


def answers(transcript: str) -> Iterator[str]:
    """Each command of a transcript, and what it prints now."""
    for line in transcript.splitlines():
        if line.startswith("$ "):
            code, output = run(line[2:])
            assert code == 0, line
            yield f"{line}\n{output}"


@pytest.mark.parametrize("number", range(len(fences(DOCS / "format.md", "yaml"))))
def test_every_file_that_the_format_page_shows_can_be_measured(number: int, tmp_path: Path) -> None:
    from procmodel import measure, read_text

    process = read_text(fences(DOCS / "format.md", "yaml")[number])
    assert measure(process)["human_touches"].static is not None


@pytest.mark.parametrize("name", ["commands.md", "library.md", "limits.md", "measures.md"])
def test_generated_pages_are_fresh(name: str, bless: bool) -> None:
    made = generator()
    if bless:
        made.write()
    assert (made.FOLDER / name).read_text("utf-8") == made.pages()[name], "python docs/generate.py"


def test_every_public_name_stands_in_the_library_once() -> None:
    import procmodel

    told = re.findall(r"^### (\w+)$", generator().pages()["library.md"], re.MULTILINE)
    assert sorted(told) == [name for name in procmodel.__all__ if not name.startswith("_")]
