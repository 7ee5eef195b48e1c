"""The workflow and the hooks that the documents show: parsed, held to the commands that there are, and run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from procmodel.cli import COMMANDS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "ci"
PAGE = (ROOT / "docs" / "pull-requests.md").read_text("utf-8")
CALL = re.compile(r"^(?:.*\bxargs [-\w ]*?)?\s*(procmodel .*?)(?: \|\| .*)?$", re.MULTILINE)


def steps() -> list[dict[str, Any]]:
    workflow = yaml.safe_load((FOLDER / "process-review.yml").read_text("utf-8"))
    found: list[dict[str, Any]] = workflow["jobs"]["compare"]["steps"]
    return found


def hooks() -> list[dict[str, Any]]:
    (local,) = yaml.safe_load((FOLDER / "pre-commit-config.yaml").read_text("utf-8"))["repos"]
    found: list[dict[str, Any]] = local["hooks"]
    return found


def calls() -> Iterator[str]:
    for step in steps():
        yield from CALL.findall(step.get("run", ""))
    yield from (hook["entry"] for hook in hooks())


@pytest.mark.parametrize("name", ["process-review.yml", "pre-commit-config.yaml"])
def test_the_page_shows_the_file_as_it_is(name: str) -> None:
    assert f"```yaml\n{(FOLDER / name).read_text('utf-8')}```\n" in PAGE


def test_every_command_and_option_that_they_use_exists() -> None:
    seen = set()
    for call in calls():
        _, name, *rest = shlex.split(call)
        assert name in COMMANDS, call
        command: click.Command = getattr(import_module(f"procmodel.cli.{name}"), name)
        known = {option for parameter in command.params for option in parameter.opts}
        options = {word.partition("=")[0] for word in rest if word.startswith("-")}
        assert options <= known, call
        seen.add(name)
    assert seen == {"diff", "check", "fmt"}


def test_the_workflow_may_write_comments_and_nothing_else() -> None:
    workflow = yaml.safe_load((FOLDER / "process-review.yml").read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert "pull_request" in workflow[True]  # YAML reads the key `on` as true


def test_nothing_that_a_stranger_wrote_is_put_into_a_script() -> None:
    assert not [step["run"] for step in steps() if "${{" in step.get("run", "")]


def test_the_hooks_take_process_files_only() -> None:
    for hook in hooks():
        assert re.search(hook["files"], "processes/permit.yaml")
        assert not re.search(hook["files"], "mkdocs.yml")


@pytest.fixture
def repository(tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout as a workflow has it: the pull request merged, its first parent the branch before it."""
    if shutil.which("git") is None or shutil.which("bash") is None:
        pytest.skip("the programs git and bash are not installed")
    (tmp_path / "processes").mkdir()
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "procmodel"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m procmodel "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    git(tmp_path, "init", "-q", "-b", "main")
    for version in ("before", "after"):
        if version == "after":
            git(tmp_path, "checkout", "-q", "-b", "change")
        shutil.copy(examples / f"speeding_{version}.yaml", tmp_path / "processes" / "speeding it.yaml")
        git(tmp_path, "add", "processes")
        git(tmp_path, "commit", "-q", "-m", version)
    git(tmp_path, "checkout", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-ff", "-m", "merged", "change")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def script(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does."""
    (text,) = [step["run"] for step in steps() if step.get("name") == name]
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_the_workflow_writes_the_comparison_of_what_changed(repository: Path) -> None:
    done = script("Compare each changed process with what it was", repository)
    assert done.returncode == 0, done.stderr
    text = (repository / "comparison.md").read_text("utf-8")
    assert text.startswith("## processes/speeding it.yaml\n\n**7 touches by hand became 0")
    assert "### What changed" in text
    assert (repository / "summary.md").read_text("utf-8") == text


def test_the_workflow_marks_what_is_wrong_on_its_line(repository: Path) -> None:
    path = repository / "processes" / "speeding it.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: rule", "kind: automatic"), "utf-8")
    git(repository, "commit", "-aqm", "a mistake")
    done = script("Mark what is wrong in the changed files", repository)
    assert done.returncode != 0
    assert "::error file=processes/speeding it.yaml,line=" in done.stdout


def test_the_page_names_a_command_that_writes_mermaid(tmp_path: Path, examples: Path) -> None:
    (line,) = [text for text in PAGE.splitlines() if text.startswith("    procmodel diff") and ".mmd" in text]
    for side in ("before", "after"):
        shutil.copy(examples / f"speeding_{side}.yaml", tmp_path)
    command = [sys.executable, "-m", *shlex.split(line)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert (tmp_path / "speeding.mmd").read_text("utf-8").startswith("flowchart LR\n")
