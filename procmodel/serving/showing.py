"""What a text gives, as the page shows it: the picture, the figures, the matches that a person should look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procmodel.drawing import draw
from procmodel.graph import ProcessView
from procmodel.measures import measure
from procmodel.model import Process
from procmodel.recipes.before_after import BeforeAfter, before_after
from procmodel.recipes.names import names_in
from procmodel.recipes.picture import diagram_of
from procmodel.reports.figures import USUAL, plain_name
from procmodel.results.comparison import SURE
from procmodel.results.lacking import lacking
from procmodel.results.measurement import Measurement
from procmodel.results.readable import change, readable, unknown
from procmodel.wording import say

__all__ = ["show_one", "show_pair"]


def show_one(process: Process) -> dict[str, Any]:
    """One version: its picture, and its usual measures."""
    measures = measure(process, only=USUAL)
    names = names_in(ProcessView(process)) if any(measures[name].missing for name in USUAL) else {}
    rows = [
        {
            "name": plain_name(name),
            "before": _usual(measures[name]),
            "after": _average(measures[name]),
            "why": _why(names, measures[name]),
        }
        for name in USUAL
    ]
    svg = draw(diagram_of(process), "svg").decode()
    return {"svg": svg, "rows": rows, "finding": "", "matches": [], "pair": False}


def show_pair(before: Process, after: Process, **told: Any) -> dict[str, Any]:
    """Two versions: the finding, both pictures, the measures side by side, and doubtful matches."""
    pair = before_after(before, after, edits=False, **told)
    rows = []
    for name in USUAL:
        found = pair.comparison.measures.get(name)
        if found is not None:
            first, second = (one.headline if one is not None else None for one in (found.before, found.after))
            unit = found.before.unit if found.before is not None else ""
            texts = {"before": readable(first, unit), "after": readable(second, unit)}
            known = first is not None and second is not None
            why = _why({**pair.names[1], **pair.names[0]}, found.before, found.after)
            said = change(first, second, unit) if known else ""
            rows.append({"name": plain_name(name), **texts, "change": said, "why": why})
    svg = draw(pair.diagram(), "svg").decode()
    finding = pair.comparison.finding
    return {"svg": svg, "rows": rows, "finding": finding, "matches": _matches(pair), "pair": True}


def _why(names: Mapping[str, str], *sides: Measurement | None) -> str:
    """What is lacking where a figure is not known of one of the sides."""
    lost = [one for one in sides if one is not None and one.headline is None]
    missing = [id_ for one in lost for id_ in one.missing]
    return say("serving.needs", what=lacking(missing, names)) if missing else ""


def _usual(found: Measurement) -> str:
    return readable(found.main_path, found.unit) if found.main_path is not None else ""


def _average(found: Measurement) -> str:
    return readable(found.headline, found.unit) if found.headline is not None else unknown()


def _matches(pair: BeforeAfter) -> list[dict[str, Any]]:
    """Pairs that are not sure, and those that were too doubtful to be counted."""
    names = pair.names
    found = []
    for entry in pair.comparison.steps:
        if entry.before and entry.after and entry.confidence < SURE:
            found.append(_match(entry.before, entry.after, entry.confidence, entry.why, True, names))
    for one in pair.comparison.uncertain:
        found.append(_match(one.before, one.after, one.score, one.why, False, names))
    return found


def _match(
    before: tuple[str, ...], after: tuple[str, ...], sure: float, why: str, counted: bool, names: Any
) -> dict[str, Any]:
    called = [[side.get(id_, id_) for id_ in ids] for side, ids in zip(names, (before, after), strict=True)]
    texts = [", ".join(f"'{name}'" for name in side) for side in called]
    slug = "counted" if counted else "not_counted"
    return {
        "before": list(before),
        "after": list(after),
        "before_names": called[0],
        "after_names": called[1],
        "text": say(f"serving.{slug}", before=texts[0], after=texts[1], sure=readable(sure, "1"), why=why),
        "counted": counted,
    }
