"""A document as the editor has it now, and all that is asked of it, each worked out once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from procmodel.errors import ProcmodelError
from procmodel.formats import read_lenient_text
from procmodel.language.lines import Lines
from procmodel.language.names import Names, names_of
from procmodel.language.words import Words, words_of
from procmodel.light.caching import cached_property
from procmodel.limits import Limits
from procmodel.model import Process
from procmodel.results.finding import Finding, Severity

__all__ = ["Look"]

_OURS = re.compile(r"^[ \t{\ufeff]*[\"']?procmodel[\"']?[ \t]*:", re.MULTILINE).search
_LONE = re.compile("[\ud800-\udfff]")
_MEASURES = ("human_touches", "steps", "touch_time", "customer_time")


class Look:
    """One version of one document.

    Args:
        text: what it says.
        file: the name of its file, saved or not.
        units: how many units of the editor a piece of text has; UTF-16 by default.
    """

    def __init__(self, text: str, file: str, units: Callable[[str], int] | None = None) -> None:
        self.given = text
        self.text = _LONE.sub("?", text)
        self.file = file
        self.lines = Lines(self.text, units) if units else Lines(self.text)
        self.is_ours = len(self.text) <= Limits()["file"] and _OURS(self.text) is not None

    @cached_property
    def words(self) -> Words:
        """Its keys and values, as far as it can be read."""
        return words_of(self.text)

    @cached_property
    def names(self) -> Names:
        """Its ids: where each is declared and where it is used."""
        return names_of(self.words.words)

    @cached_property
    def read(self) -> tuple[Process | None, tuple[Finding, ...]]:
        """As much of a process as it says, and what is wrong with it; where nothing is, what the rules say."""
        from procmodel.checks import check

        process, findings = read_lenient_text(self.text, self.file)
        if process is None or any(finding.severity is Severity.ERROR for finding in findings):
            return None, findings
        return process, check(process)

    @cached_property
    def numbers(self) -> Mapping[str, Mapping[str, tuple[float | None, float | None]]]:
        """Visits and what is added, by measure and step; nothing where the text has errors."""
        from procmodel.graph import ProcessView
        from procmodel.measures import measure

        process = self.read[0]
        if process is None:
            return {}
        try:
            measured = measure(ProcessView(process), only=_MEASURES)
            explainer = measured.explainer
            if explainer is None:
                return {}
            return {
                name: {term.element: (term.visits, term.amount) for term in explainer(name).terms}
                for name in _MEASURES
            }
        except ProcmodelError:
            return {}
