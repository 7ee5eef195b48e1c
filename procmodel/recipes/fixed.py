"""Safe fixes, made in the text of a file: everything else in it stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from procmodel.formats.files import read_bytes, write_bytes
from procmodel.formats.repair import mended_line, with_quotes
from procmodel.limits import Limits
from procmodel.recipes.checked import checked
from procmodel.recipes.needless import without_needless
from procmodel.results.finding import Finding

__all__ = ["fix_file", "fix_text"]

_ROUNDS = 20
_YAML = (".yaml", ".yml")


def fix_file(
    path: str,
    *,
    limits: Limits | None = None,
    profile: str | None = None,
    settings: Mapping[str, str] | None = None,
) -> int:
    """Put quotes round the texts of a YAML file that need them, and take out what is needless; how many repairs.

    One mistake can hide the next, so the file is read again after each round. What a rule calls needless goes only
    where that rule runs.

    Raises:
        ReadError: it cannot be opened.
        WriteError: it cannot be written; it is as it was then.
    """
    if not path.lower().endswith(_YAML):
        return 0
    limits = limits or Limits()
    changed = 0
    for _ in range(_ROUNDS):
        data = read_bytes(Path(path), limits["file"])
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return changed
        found = checked(path, limits=limits, profile=profile, settings=settings)
        mended, count = fix_text(text, found.findings)
        if not count and found.process is not None and not text.startswith("\ufeff"):
            mended, count = without_needless(text, found.process, found.findings)
        if not count:
            return changed
        write_bytes(Path(path), mended.encode("utf-8"))
        changed += count
    return changed


def fix_text(text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """A text with the lines mended that the findings are about, and how many those are.

    A line with a comment is left alone: what belongs to the text and what to the comment is its author's say.

    Example:
        >>> from procmodel.results.finding import Place, Severity
        >>> found = Finding("quotes", Severity.ERROR, "needs quotes", place=Place("a.yaml", 1, 10))
        >>> fix_text("name: Fix: me", [found])
        ('name: "Fix: me"', 1)
    """
    lines = text.split("\n")
    changed: set[int] = set()
    for finding in findings:
        line = finding.place.line if finding.place else None
        if line is None or finding.rule not in ("quotes", "unknown-key"):
            continue
        found = mended_line(text, line - 1) if finding.rule == "quotes" else _stray(text, line - 1)
        if found is not None and found[0] not in changed and " #" not in lines[found[0]]:
            number, mended = found
            lines[number] = _dressed(lines[number], mended)
            changed.add(number)
    return "\n".join(lines), len(changed)


def _stray(text: str, line: int) -> tuple[int, str] | None:
    mended = with_quotes(text, line)
    return None if mended is None else (line, mended)


def _dressed(written: str, mended: str) -> str:
    """The mended line with the indentation and the line end of the one it takes the place of."""
    indent = written[: len(written) - len(written.lstrip())]
    return f"{indent}{mended.strip()}" + ("\r" if written.endswith("\r") else "")
