"""`--lang`: what people read is Welsh, what machines read stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from procmodel.cli import procmodel
from procmodel.wording import spoken

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIR = [str(EXAMPLES / f"speeding_{side}.yaml") for side in ("before", "after")]


def run(*arguments: str, **environment: str) -> str:
    done = CliRunner().invoke(procmodel, list(arguments), env=environment)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    assert spoken() == "en"
    return done.output


@pytest.mark.parametrize("arguments", [("--lang", "cy", "diff", *PAIR), ("diff", *PAIR, "--lang", "cy")])
def test_the_option_stands_before_or_after_the_command(arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert said.startswith("cyffyrddiadau â llaw: o 7 i 0; trosglwyddiadau: o 5 i 1")
    assert "Yr hyn a newidiodd" in said


def test_the_environment_and_the_settings_choose_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "achos arferol" in run("measure", PAIR[0], PROCMODEL_LANG="cy")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "procmodel.toml").write_text('lang = "cy"\n')
    assert "achos arferol" in run("measure", PAIR[0])
    assert "usual case" in run("measure", PAIR[0], PROCMODEL_LANG="en")
    assert "usual case" in run("measure", PAIR[0], "--lang", "en", PROCMODEL_LANG="cy")


def test_a_language_that_is_not_spoken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "PROCMODEL_LANG: 'xx' is no language" in run("measure", PAIR[0], PROCMODEL_LANG="xx")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "procmodel.toml").write_text('lang = "xx"\n')
    done = CliRunner().invoke(procmodel, ["measure", PAIR[0]])
    assert "procmodel.toml: lang: 'xx' is no language that procmodel speaks (one of: en, cy, " in str(
        done.exception
    )


@pytest.mark.parametrize("command", [("diff", *PAIR), ("measure", *PAIR), ("check", PAIR[0])])
def test_json_is_the_same_in_every_language(command: tuple[str, ...]) -> None:
    assert run(*command, "--json", "--lang", "cy") == run(*command, "--json")


def test_a_limit_reads_the_same_in_every_language() -> None:
    said = run("diff", *PAIR, "--lang", "cy", "--fail-if", "human_touches.main_path > 3")
    assert "torrwyd terfyn" not in said
    broken = run("diff", *PAIR, "--lang", "cy", "--fail-if", "human_touches.expected >= 0")
    assert "torrwyd terfyn: human_touches.expected >= 0" in broken


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("a.svg", [b'lang="cy" xml:lang="cy"', b"troeon y mae person yn ei drin"]),
        ("a.html", [b'<html lang="cy">', b"Cerdded drwy'r camau"]),
        ("a.md", ["**cyffyrddiadau â llaw".encode()]),
    ],
)
def test_what_is_written_says_its_language(tmp_path: Path, name: str, marks: list[bytes]) -> None:
    run("diff", *PAIR, "-o", str(tmp_path / name), "--lang", "cy")
    data = (tmp_path / name).read_bytes().replace(b"&#x27;", b"'").replace(b"&#39;", b"'")
    assert all(mark in data for mark in marks)


def test_a_paper_in_word_says_its_language(tmp_path: Path) -> None:
    from docx import Document

    path = tmp_path / "a.docx"
    run("diff", *PAIR, "-o", str(path), "--lang", "cy")
    word = Document(str(path))
    assert word.core_properties.language == "cy-GB"
    assert b'w:lang w:val="cy-GB"' in _styles(path)


def _styles(path: Path) -> bytes:
    import zipfile

    with zipfile.ZipFile(path) as packed:
        return packed.read("word/styles.xml")


def test_the_same_picture_comes_after_another_language(tmp_path: Path) -> None:
    names = [str(tmp_path / f"{number}.svg") for number in range(3)]
    for name, language in zip(names, ("en", "cy", "en"), strict=True):
        run("draw", PAIR[0], "-o", name, "--lang", language)
    first, second, third = (Path(name).read_bytes() for name in names)
    assert first == third != second
