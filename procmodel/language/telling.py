"""What is wrong with a document, as editors show it."""

from __future__ import annotations

from lsprotocol.types import Diagnostic, DiagnosticSeverity, Range

from procmodel.language.look import Look
from procmodel.results.finding import Finding, Severity

__all__ = ["diagnostics", "span_of"]

_GRAVITY = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
_MOST = 500


def diagnostics(look: Look) -> list[Diagnostic]:
    """Errors, warnings and remarks, each under the word that it is about."""
    if not look.is_ours:
        return []
    return [_told(look, finding) for finding in look.read[1][:_MOST]]


def _told(look: Look, finding: Finding) -> Diagnostic:
    message = finding.message if not finding.fix else f"{finding.message}\n{finding.fix}"
    return Diagnostic(
        span_of(look, finding), message, _GRAVITY[finding.severity], finding.rule, source="procmodel"
    )


def span_of(look: Look, finding: Finding) -> Range:
    """The word at the place of a finding, else the rest of its line; the first line where it has no place."""
    place, lines = finding.place, look.lines
    line = (place.line or 1) - 1 if place is not None and place.file == look.file else 0
    line = min(line, len(lines) - 1)
    column = (place.column or 1) - 1 if place is not None and place.file == look.file else 0
    end = lines.ends[line]
    start = min(lines.starts[line] + column, end)
    word = next((word for word in look.words.words if word.start == start), None)
    return lines.span(start, min(word.end, end) if word else end)
