"""`--help` and wrong usage in Welsh: nearly every text of every command has one, and few are left over."""

from __future__ import annotations

import click
import pytest

from procmodel.cli import COMMANDS, procmodel
from procmodel.cli.helping import told
from procmodel.cli.running import run
from procmodel.wording import help_texts, speaking


def texts() -> set[str]:
    context = click.Context(procmodel)
    commands = [found for name in COMMANDS if (found := procmodel.get_command(context, name)) is not None]
    found = list(COMMANDS.values())
    for command in (procmodel, *commands):
        found += (command.help or "").split("\n\n")
        found += [command.epilog or "", *(getattr(one, "help", None) or "" for one in command.params)]
    return {" ".join(text.split()) for text in found if text.strip()}


def test_nearly_every_text_of_help_is_told_in_welsh_at_any_time() -> None:
    same = {"Write .svg .png"}  # an ending is an ending
    with speaking("cy"):
        left = [text for text in texts() if told(text) == text and not text.startswith(tuple(same))]
    assert len(left) <= 3, left


def test_hardly_any_welsh_text_is_left_of_a_help_that_is_gone() -> None:
    whole = [text for text in help_texts("cy") if "{}" not in text]
    frame = {"Usage:", "Options", "Commands", "[required]", "Show this message and exit."}
    assert len(set(whole) - frame - texts()) <= 3


@pytest.mark.parametrize("arguments", [["--lang", "cy", "--help"], ["--lang", "cy", "diff", "--help"]])
def test_help_is_welsh_and_keeps_the_names_of_options(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(procmodel, arguments) == 0
    said = capsys.readouterr().out
    assert said.startswith("Defnydd: procmodel")
    assert "Dewisiadau:" in said
    assert "--lang [en|cy|en+cy|cy+en]" in said
    assert "Enghraifft: procmodel diff" in said


def test_the_environment_chooses_the_language_of_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PROCMODEL_LANG", "cy")
    assert run(procmodel, ["--help"]) == 0
    assert capsys.readouterr().out.startswith("Defnydd:")
    assert run(procmodel, ["--lang", "en", "--help"]) == 0
    assert capsys.readouterr().out.startswith("Usage:")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["diff"], "Rhowch gynnig ar 'procmodel diff --help' am gymorth."),
        (["diff"], "Gwall: Mae hwn ar goll: 'BEFORE'."),
        (["check", "--format", "x"], "Gwerth annilys i '--format': nid yw 'x' yn un o'r rhain: 'text',"),
        (["measure", "x.yaml", "--nonsense"], "Gwall: Nid oes dewisiad o'r fath: '--nonsense'."),
        (["draw", "x.yaml", "y.yaml"], "Gwall: Mae hwn yn ormod: y.yaml"),
        (["draw", "x.yaml", "-o"], "Mae angen gwerth ar y dewisiad hwn: '-o'."),
    ],
)
def test_wrong_usage_is_told_in_welsh(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(procmodel, ["--lang", "cy", *arguments]) == 2
    told_ = capsys.readouterr().err
    assert said in told_
    assert "Usage:" not in told_
    assert "Error:" not in told_


def test_wrong_usage_in_english_is_as_click_tells_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(procmodel, ["diff"]) == 2
    assert capsys.readouterr().err == (
        "Usage: procmodel diff [OPTIONS] BEFORE [AFTER] [MORE]...\n"
        "Try 'procmodel diff --help' for help.\n\nError: Missing argument 'BEFORE'.\n"
    )
