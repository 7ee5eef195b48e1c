"""How models and results show themselves in a notebook: a picture where there is one, a table, and text."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from procmodel.model import Process
from procmodel.recipes.before_after import BeforeAfter
from procmodel.results.comparison import Comparison
from procmodel.results.measurement import Measurements
from procmodel.results.paired_run import PairedRun
from procmodel.results.readable import readable
from procmodel.results.simulation import SimulationRun
from procmodel.wording import say
from procmodel.wording.clean import clean

__all__ = ["shown"]


def shown(value: object) -> dict[str, str]:
    """What a notebook shows of a model, its measures, a comparison or a simulation, by media type.

    Jupyter, VS Code, marimo and Quarto take the richest that they know: `image/svg+xml`, `text/html`,
    `text/plain`.

    Example:
        >>> from procmodel import measure, read, shown
        >>> sorted(shown(measure(read("examples/speeding_before.yaml"))))
        ['text/html', 'text/plain']

    Raises:
        TypeError: it is none of these.
    """
    if isinstance(value, Process):
        return _process(value)
    if isinstance(value, BeforeAfter):
        return _pair(value)
    if isinstance(value, Measurements):
        return _measurements(value)
    if isinstance(value, Comparison):
        from procmodel.reports.compared import compared_text

        return _comparison(value, compared_text(value, {}, {}), ({}, {}))
    if isinstance(value, SimulationRun | PairedRun):
        return _simulation(value)
    raise TypeError(f"{type(value).__name__} is no model and no result")


def _process(process: Process) -> dict[str, str]:
    from procmodel.recipes.picture import diagram_of

    diagram = diagram_of(process)
    return {**_picture(diagram), "text/plain": diagram.alternative or process.label}


def _pair(pair: BeforeAfter) -> dict[str, str]:
    """The picture stands in the page too: where there is a page, programs show it and no other picture."""
    diagram = pair.diagram()
    picture = _picture(diagram)
    found = _comparison(pair.comparison, pair.text(), pair.names)
    data = b64encode(picture["image/svg+xml"].encode()).decode()
    image = f'<img src="data:image/svg+xml;base64,{data}" alt="{_say(diagram.description)}">'
    return {**picture, **found, "text/html": f"<p>{image}</p>\n{found['text/html']}"}


def _picture(diagram: Any) -> dict[str, str]:
    from procmodel.drawing import draw

    svg = draw(diagram, "svg").decode()
    return {"image/svg+xml": svg[svg.index("<svg") :]}


def _measurements(found: Measurements) -> dict[str, str]:
    from procmodel.reports.figures import names_of, rows_of
    from procmodel.reports.measured import measured_text

    rows = [
        (row.name, row.usual, row.unknown or row.average, row.drawn)
        for row in rows_of(found, names_of(found, everything=False))
    ]
    heading = ("", *(say(f"reports.{slug}") for slug in ("usual", "average", "drawn")))
    return {"text/html": _table(heading, rows), "text/plain": measured_text(found, found.process)}


def _comparison(found: Comparison, text: str, names: tuple[Any, Any]) -> dict[str, str]:
    from procmodel.reports.compared import headline_rows

    columns = [say(f"reports.{slug}") for slug in ("before", "after")]
    kinds = [say(f"reports.{slug}") for slug in ("usual", "average")]
    heading = ("", *(f"{kind}, {column}" for kind in kinds for column in columns), say("reports.change"))
    html = f"<p><strong>{_say(found.finding)}</strong></p>{_table(heading, headline_rows(found))}"
    return {"text/html": html, "text/plain": text}


def _simulation(found: SimulationRun | PairedRun) -> dict[str, str]:
    runs = (found,) if isinstance(found, SimulationRun) else (found.before, found.after)
    rows = list(_estimates(runs))
    plain = "\n".join("  ".join(row) for row in rows)
    sides = [""] if len(runs) == 1 else [say("reports.before"), say("reports.after")]
    return {"text/html": _table(("", *sides), rows), "text/plain": plain}


def _estimates(runs: Sequence[SimulationRun]) -> Iterator[tuple[str, ...]]:
    """Each result with its interval, of each run."""
    from procmodel.reports.figures import plain_name

    for name in runs[0].results:
        cells = []
        for run in runs:
            one = run.results.get(name)
            value = readable(one.mean if one else None, _unit(name))
            ends = one.ci95 if one else None
            both = f" ({readable(ends[0], _unit(name))} – {readable(ends[1], _unit(name))})" if ends else ""
            cells.append(value + both)
        yield (plain_name(name), *cells)


def _unit(name: str) -> str:
    return "s" if name.endswith("_time") else ""


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{_say(cell)}</th>' for cell in heading)
    body = "".join(f"<tr>{''.join(f'<td>{_say(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _say(text: str) -> str:
    return escape(clean(text))
