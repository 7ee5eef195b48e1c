"""One file looked at from all sides: what is wrong with it, what is doubtful, whether it is sound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procmodel.checks import check, check_pair
from procmodel.formats import UNREADABLE, read, read_lenient
from procmodel.light.records import dataclass
from procmodel.limits import Limits
from procmodel.model import Process
from procmodel.results.comparison import Comparison
from procmodel.results.finding import Finding, Severity
from procmodel.results.soundness import Soundness, Verdict
from procmodel.settings import project_settings
from procmodel.soundness import verify

__all__ = ["Checked", "check_files", "checked", "github_lines"]


@dataclass(frozen=True)
class Checked:
    """What was found in one file. `process` and `soundness` are None where errors keep it from being one."""

    file: str
    process: Process | None
    findings: tuple[Finding, ...]
    soundness: Soundness | None

    @property
    def is_readable(self) -> bool:
        """Whether the file could be opened and is what its ending says."""
        return not any(finding.rule in UNREADABLE for finding in self.findings)

    @property
    def is_fine(self) -> bool:
        """Whether nothing is an error or a warning, and no fault of soundness was found."""
        grave = any(finding.severity is not Severity.INFO for finding in self.findings)
        return not grave and (self.soundness is None or self.soundness.verdict is not Verdict.FAULT)


def checked(
    path: str,
    *,
    limits: Limits | None = None,
    profile: str | None = None,
    settings: Mapping[str, str] | None = None,
    collaboration: bool = False,
) -> Checked:
    """Read a file and say all that is wrong with it; where it is a process, run the rules and judge it.

    Rules are set by `procmodel.toml` in the working folder, then by `x-rules` in the file, then by `settings`.

    Raises:
        ProcmodelError: an unknown rule, profile or severity is asked for.
    """
    process, findings = read_lenient(path, limits=limits)
    if process is None or any(finding.severity is Severity.ERROR for finding in findings):
        return Checked(path, None, findings, None)
    project = project_settings()
    wanted = {**project.rules, **_rules_in(process), **(settings or {})}
    found = check(process, profile=profile or project.profile, settings=wanted)
    return Checked(path, process, found, verify(process, limits=limits, collaboration=collaboration))


def _rules_in(process: Process) -> dict[str, str]:
    """What the file sets for itself: `x-rules: {fake-join: off}` at its top."""
    found = process.extensions.get("x-rules", {})
    return {str(rule): str(value) for rule, value in found.items()} if isinstance(found, Mapping) else {}


def check_files(
    before: str, after: str, *, limits: Limits | None = None, **options: Any
) -> tuple[Comparison, tuple[Finding, ...]]:
    """Two versions compared, and what is doubtful about the pair; `options` go to the comparison.

    Raises:
        ReadError: one of them is no process.
    """
    from procmodel.recipes.before_after import before_after

    first, second = read(before, limits=limits), read(after, limits=limits)
    comparison = before_after(first, second, edits=False, **options).comparison
    return comparison, check_pair(comparison, first, second)


def github_lines(findings: tuple[Finding, ...], file: str) -> list[str]:
    """The findings as annotations of GitHub's workflows, one line each."""
    commands = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}
    lines = []
    for found in findings:
        message = _escaped(found.message, in_message=True)
        lines.append(
            f"::{commands[found.severity]} {_where(found, file)},title={_escaped(found.rule)}::{message}"
        )
    return lines


def _where(finding: Finding, file: str) -> str:
    place = finding.place
    parts = [f"file={_escaped(place.file if place else file)}"]
    if place and place.line:
        parts.append(f"line={place.line}")
        if place.column:
            parts.append(f"col={place.column}")
    return ",".join(parts)


def _escaped(text: str, *, in_message: bool = False) -> str:
    marks = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"))
    for mark, code in marks[:3] if in_message else marks:
        text = text.replace(mark, code)
    return text
