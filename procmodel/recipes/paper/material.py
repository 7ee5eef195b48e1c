"""What a paper is made from, and the few questions that all of its parts ask of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import PurePath
from typing import Any

from procmodel.formats.quantities import show
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.model import Quantity, spread
from procmodel.recipes.before_after import BeforeAfter
from procmodel.reports.figures import average_of, plain_name
from procmodel.results.comparison import Entry, MeasureChange
from procmodel.results.diagram import Diagram
from procmodel.results.document import Paragraph, Tone
from procmodel.results.measurement import Explanation, Family, Measurement
from procmodel.results.readable import readable, unit_said, unknown
from procmodel.wording import say, sentences

__all__ = ["Material", "name_of", "needs", "sentence", "shown", "spoken_day", "sure", "written"]


_INPUTS_SHOWN = 5
_SHARES = {("share",): "start", ("repeat", "while"): "again"}  # what shares of an element are called
_SCREEN = 96  # px in an inch
_MOST_PIXELS = 12_500_000  # more than an A3 page at 200 dots to the inch


@dataclass(frozen=True)
class Material:
    """A pair of versions with what the paper says beside it.

    Attributes:
        pair: both versions, measured and compared.
        date: the day of the paper, as its author says it.
        drawer: turns a diagram into a picture of a kind.
        drawn: the paired picture, where it is there already.
        options: what else the pictures are drawn with.
    """

    pair: BeforeAfter
    date: str = ""
    drawer: Callable[[Diagram, str], bytes] | None = None
    drawn: Diagram | None = None
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the service is called."""
        return self.pair.after.label

    def subtitle(self, day: str = "") -> str:
        """Whose it is, what state it is in, and the day."""
        after = self.pair.after
        status = say(f"paper.status-{after.status}")
        said = (after.organisation, status, spoken_day(day or self.date))
        return ", ".join(part for part in said if part)

    @property
    def files(self) -> tuple[str, str]:
        """The names of the two files, without their folders."""
        names = [PurePath(process.origin.file).name for process in (self.pair.before, self.pair.after)]
        return names[0] or "before.yaml", names[1] or "after.yaml"

    @property
    def planned(self) -> str:
        """How the later numbers are known: planned, live or measured."""
        return say(f"paper.known-{self.pair.after.status}")

    def change(self, measure: str) -> MeasureChange | None:
        """One measure of both versions; None where it is not known to the comparison."""
        comparison = self.pair.comparison
        part = measure.removeprefix("handoffs.")
        return comparison.measures.get(measure) or comparison.handoffs_by.get(part)

    def sides(self, measure: str) -> tuple[Measurement | None, Measurement | None]:
        """One measure before and after."""
        found = self.change(measure)
        return (found.before, found.after) if found else (None, None)

    def values(self, measure: str) -> tuple[float | None, float | None]:
        """The average of one measure before and after."""
        before, after = (side.headline if side else None for side in self.sides(measure))
        return before, after

    def saved(self, measure: str) -> float | None:
        """Before less after; None where either is not known."""
        before, after = self.values(measure)
        return None if before is None or after is None else before - after

    def lacking(self, *measures: str) -> list[str]:
        """The inputs that these measures lack, each once."""
        found = [key for name in measures for side in self.sides(name) if side for key in side.missing]
        return list(dict.fromkeys(found))

    def wanted(self, *measures: str, otherwise: str) -> str:
        """What these measures lack, in words; `otherwise` where they do not say."""
        return self.spoken(self.lacking(*measures)) or otherwise

    def spoken(self, keys: Sequence[str]) -> str:
        """Missing inputs in words, the first few of them: `lanes.admin.rate` is the cost of an hour."""
        names = {**self.names[1], **self.names[0]}
        lacking: dict[str, list[str]] = {}
        for key in dict.fromkeys(keys):
            element, _, figure = key.removeprefix("lanes.").rpartition(".")
            if f"input-{figure}" in sentences("paper"):
                lacking.setdefault(figure, []).append(names.get(element, element))
            elif key in names:
                lacking.setdefault("share", []).append(names[key])
            else:
                lacking.setdefault(key, [])
        said = []
        for figure, of in lacking.items():
            shown = list(dict.fromkeys(of))
            if len(shown) > _INPUTS_SHOWN:
                shown = [*shown[:_INPUTS_SHOWN], say("paper.and-more", count=len(shown) - _INPUTS_SHOWN)]
            said.append(say(f"paper.input-{figure}", what=", ".join(shown)) if of else figure)
        return "; ".join(said)

    def figure(self, path: str, side: int) -> str:
        """What an input is called: `log.time` is the time of that step, `a.next.b.share` the share of a branch."""
        names = self.names[side]
        parts = path.removeprefix("lanes.").split(".")
        if len(parts) == 4 and parts[1] == "next":
            return say(
                "paper.figure-share",
                source=names.get(parts[0], parts[0]),
                target=names.get(parts[2], parts[2]),
            )
        element, figure = ".".join(parts[:-1]), parts[-1]
        if tuple(parts[1:]) in _SHARES or len(parts) == 4:
            element, figure = parts[0], _SHARES.get(tuple(parts[1:]), "combination")
        known = sentences("paper").get(f"figure-{figure}", figure)
        return say("paper.figure-of", of=names.get(element, element), figure=known) if element else known

    def explained(self, measure: str) -> tuple[Explanation | None, Explanation | None]:
        """Why a measure has its value, before and after."""
        found = [m.explainer(measure) if m.explainer and measure in m else None for m in self.pair.measures]
        return found[0], found[1]

    def labels(self, ids: Sequence[str], side: int) -> str:
        """The names of some steps of one side, in one line."""
        names = self.names[side]
        return "; ".join(names.get(id_, id_) for id_ in ids)

    @cached_property
    def names(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The labels of both versions by id."""
        return self.pair.names

    def both(self, entry: Entry) -> tuple[str, str]:
        """What an entry is called before and after."""
        return self.labels(entry.before, 0), self.labels(entry.after, 1)

    @cached_property
    def volume(self) -> float | None:
        """Cases a year, by the yearly staff time over that of a case; None where it is not known."""
        for name in ("touch_time", "customer_time"):
            yearly, each = (self.sides(key)[0] for key in (f"annual_{name}", name))
            if yearly and each and yearly.headline and each.headline:
                return yearly.headline / each.headline
        return None

    @cached_property
    def diagram(self) -> Diagram:
        """The paired picture."""
        return self.drawn or self.pair.diagram(**self.options)

    def draw(self, diagram: Diagram, kind: str) -> bytes:
        """A picture of a kind."""
        if self.drawer is not None:
            return self.drawer(diagram, kind)
        from procmodel.drawing import draw

        return draw(diagram, kind, dpi=_dpi(diagram)) if kind == "png" else draw(diagram, kind)


def _dpi(diagram: Diagram) -> int:
    """Twice what a screen shows; of a large picture as much as a large page can print."""
    most = (_MOST_PIXELS / max(1.0, diagram.width * diagram.height)) ** 0.5
    return max(1, min(2 * _SCREEN, int(_SCREEN * most)))


def needs(what: str, *, leads_to: str) -> Iterator[Paragraph]:
    """The one line of a part without inputs: what would fill it."""
    yield Paragraph(say("paper.needs", what=what, leads_to=leads_to), Tone.NEEDS)


def shown(found: Measurement | None) -> str:
    """A measure in a cell: a count of the usual case, the average beside it where that is another number.

    Of a time or a cost only the average is said.
    """
    if found is None:
        return unknown()
    average = average_of(found)
    usual = found.main_path
    if usual is None or found.family is not Family.COUNT or readable(usual, found.unit) == average:
        return average
    if found.headline is None:
        return readable(usual, found.unit)
    return say("paper.usual-and-average", usual=readable(usual, found.unit), average=average)


def sure(entry: Entry) -> str:
    """How sure a pair is, in percent; nothing where nothing was paired."""
    return readable(round(entry.confidence, 2), "1") if entry.before and entry.after else ""


def name_of(measure: str) -> str:
    """What readers call a measure, with a capital."""
    name = plain_name(measure).strip()
    return name[:1].upper() + name[1:]


def sentence(text: str) -> str:
    """A finding as the sentence of a paper.

    Example:
        >>> sentence("a case can end in 'lapsed'")
        "A case can end in 'lapsed'."
    """
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def written(quantity: Quantity) -> str:
    """A quantity as its file writes it, ranges with a dash, the unit in the language that is spoken."""
    text = show(quantity)
    if text is None:
        return f"{spread.mean(quantity):.4g} {unit_said(quantity.unit)}".strip()
    number, _, unit = re.sub(r"(?<=\d)-(?=\d)", "–", text).replace("%", " %").partition(" ")
    return f"{number} {unit_said(unit, number)}".strip()


def spoken_day(day: str) -> str:
    """`2026-03-01` as people write it; anything else as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    month = say("paper.months").split()[found.month - 1]
    return say("paper.day", day=found.day, month=month, year=found.year)
