"""The saving as a workbook that finance can follow: every input in a cell, every figure a formula on cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.graph import FlowRole, ProcessView, Routing
from procmodel.graph.basis import Basis
from procmodel.graph.clock import DEFAULT_FTE
from procmodel.graph.inputs import Reading
from procmodel.graph.people import inside
from procmodel.light.records import dataclass
from procmodel.measures.handling_cost import handling_items
from procmodel.model import Activity, Grade, Quantity, Shape
from procmodel.recipes.before_after import BeforeAfter
from procmodel.reports.figures import plain_name
from procmodel.results.grid import Book, Cell, Formula, Kind, Table
from procmodel.results.lacking import lacking
from procmodel.wording import say

__all__ = ["audit_book", "changes_table", "measures_table"]

_SIDES = ("Before", "After")
_HOUR = 3_600.0
_STEP_HEADS = (
    "id", "step", "who", "visits", "touches a visit", "customer's", "times done", "minutes low", "minutes usual",
    "minutes high", "minutes mean", "staff minutes a case", "customer minutes a case", "pay per hour",
    "money a visit", "cost a case", "source", "grade", "where",
)  # fmt: skip
_FIRST = 2  # the row below the headings


def audit_book(pair: BeforeAfter) -> Book:
    """The workbook of a comparison: summary, inputs, the steps and visits of both versions, all figures."""
    bases = [Basis(view) for view in pair.views]
    inputs = _Inputs(pair, bases)
    sides = [_Side(name, basis, inputs) for name, basis in zip(_SIDES, bases, strict=True)]
    tables = [
        _summary(sides, inputs, pair),
        inputs.table(),
        *(side.steps_table() for side in sides),
        *(side.visits_table() for side in sides),
        measures_table(pair),
        changes_table(pair),
    ]
    return Book(tuple(tables), pair.after.label)


# -- inputs --------------------------------------------------------------------------------------------


class _Inputs:
    """Volume, productive hours and pay: one row each, named by their cell."""

    def __init__(self, pair: BeforeAfter, bases: Sequence[Basis]) -> None:
        self.rows: list[tuple[Cell, ...]] = []
        self.cell: dict[str, str] = {}
        self.currency = pair.before.currency
        volume = bases[0].numbers.volume() or bases[1].numbers.volume()
        if volume is not None:
            value = volume.values[Reading.MEAN]
            self._add("volume", say("audit.volume"), value, say("audit.a_year"), volume.quantity)
        clock = bases[0].numbers.clock
        quantity = pair.before.fte or DEFAULT_FTE
        self._add("fte", say("audit.fte"), clock.fte / _HOUR, say("audit.hours_a_year"), quantity)
        for name, basis in zip(_SIDES, bases, strict=True):
            for lane in basis.view.lanes:
                node = next((n for n in range(len(basis.view)) if basis.view.lane(n) is lane), None)
                rate = basis.numbers.rate(node) if node is not None else None
                if rate is not None and lane.rate is not None:
                    pay = rate.values[Reading.MEAN] * _HOUR
                    label = say("audit.pay", lane=lane.label, side=name.lower())
                    self._add(f"{name}.{lane.id}", label, pay, say("audit.per_hour"), lane.rate)

    def _add(self, key: str, label: str, value: float, unit: str, quantity: Quantity) -> None:
        self.cell[key] = f"Inputs!$B${len(self.rows) + _FIRST}"
        low, high = quantity.low, quantity.high
        grade = str(quantity.grade or Grade.ASSUMED)
        self.rows.append((label, value, unit, low, high, quantity.source or "", grade))

    def table(self) -> Table:
        """All of them."""
        heads = tuple(
            say(f"audit.input_{head}") for head in ("name", "value", "unit", "low", "high", "source", "grade")
        )
        return Table(
            "Inputs", heads, tuple(self.rows), ("", Kind.COUNT), (44, 14, 16, 10, 10, 30, 12), frozenset({1})
        )


# -- one version ---------------------------------------------------------------------------------------


@dataclass
class _Side:
    """The sheets of one version."""

    name: str
    basis: Basis
    inputs: _Inputs

    def __post_init__(self) -> None:
        self.view: ProcessView = self.basis.view
        self.steps = [n for n in self.view.activities if self.basis.visits.expected[n] > 0]
        self.cuts = [
            (event, saved, self.view.hosts[event])
            for event, saved in self.basis.numbers.cuts.items()
            if saved
            and self.basis.visits.expected[event] > 0
            and self.view.hosts[event] in self.basis.numbers.times
        ]
        self.row = {node: number + _FIRST for number, node in enumerate(range(len(self.view)))}
        _, self.missing = handling_items(self.basis.average)

    @property
    def last(self) -> int:
        """The last row of the steps."""
        return _FIRST + len(self.steps) + len(self.cuts) - 1

    def total(self, column: str) -> Formula:
        """The sum of a column of the steps."""
        return Formula(f"SUM({self.name}!{column}{_FIRST}:{column}{max(self.last, _FIRST)})")

    def steps_table(self) -> Table:
        """A row a step, and one for what each interruption saves."""
        rows = [self._step(node, number + _FIRST) for number, node in enumerate(self.steps)]
        for number, (event, saved, host) in enumerate(self.cuts):
            rows.append(self._step(host, _FIRST + len(self.steps) + number, event, -saved))
        kinds = (
            "",
            "",
            "",
            Kind.COUNT,
            Kind.COUNT,
            Kind.COUNT,
            Kind.COUNT,
            *[Kind.MINUTES] * 6,
            *[Kind.MONEY] * 3,
        )
        widths = (18.0, 44.0, 22.0, *[11.0] * 13, 22.0, 12.0, 30.0)
        return Table(self.name, _STEP_HEADS, tuple(rows), kinds, widths, frozenset({7, 8, 9, 14}))

    def _step(self, node: int, row: int, event: int | None = None, factor: float = 1.0) -> tuple[Cell, ...]:
        view, model = self.view, self.view.nodes[node]
        time = self.basis.numbers.times.get(node)
        touch, customer = view.is_touch(node), view.is_customer_step(node)
        counted = event is None
        low, usual, high, mean = _minutes(
            time.values if time is not None else None, time and time.quantity, row
        )
        pay = (
            self.inputs.cell.get(f"{self.name}.{lane.id}") if (lane := view.lane(node)) is not None else None
        )
        cost = model.cost if isinstance(model, Activity) and counted else None
        place = view.place(node)
        label = view.label(node) if counted else say("audit.saved", step=view.label(node))
        money = self.basis.numbers.values(cost)[Reading.MEAN] if cost is not None else None
        spent = f"+D{row}*G{row}*O{row}" if money is not None else ""
        paid = f"L{row}/60*N{row}" if pay is not None and touch else "0"
        times = self.basis.numbers.times_done(node)
        minutes = Formula(f"D{row}*G{row}*K{row}") if mean is not None else None
        is_priced = not touch or (mean is not None and pay is not None)
        return (
            view.ids[node if event is None else event],
            label,
            lane.label if lane is not None else "",
            Formula(f"'{self.name} visits'!C{self.row[node if event is None else event]}"),
            inside(view, node, "touches") if touch and counted else 0,
            inside(view, node, "steps_inside") if customer and counted else 0,
            times * factor,
            low,
            usual,
            high,
            mean,
            minutes if touch else 0,
            minutes if customer else 0,
            Formula(pay) if pay is not None and touch else None,
            money,
            Formula(f"{paid}{spent}") if is_priced else None,
            (time.source or "") if time is not None else "",
            str(time.grade) if time is not None else "",
            str(place or ""),
        )

    # -- visits ------------------------------------------------------------------------------------

    def visits_table(self) -> Table:
        """A row a node with its visits; behind them the ways, each with its share and the cases on it."""
        self.ways = self._ways()
        nodes = [self._node(node) for node in range(len(self.view))]
        flows = [self._way(way) for way in self.ways]
        rows: list[tuple[Cell, ...]] = []
        for number in range(max(len(nodes), len(flows))):
            left = nodes[number] if number < len(nodes) else (None,) * 4
            right = flows[number] if number < len(flows) else ()
            rows.append((*left, None, *right))
        heads = tuple(say(f"audit.visit_{head}") for head in ("id", "name", "visits", "how"))
        more = tuple(say(f"audit.way_{head}") for head in ("from", "to", "share", "cases"))
        kinds = ("", "", Kind.COUNT, "", "", "", "", Kind.SHARE, Kind.COUNT)
        widths = (20.0, 40.0, 12.0, 34.0, 3.0, 20.0, 20.0, 12.0, 12.0)
        return Table(f"{self.name} visits", (*heads, "", *more), tuple(rows), kinds, widths, frozenset({7}))

    def _ways(self) -> list[int]:
        routes = self.basis.routes
        return [
            way for ways in routes.out for way in ways if self.basis.visits.expected[routes.source[way]] > 0
        ]

    def _node(self, node: int) -> tuple[Cell, ...]:
        expected, routes = self.basis.visits.expected[node], self.basis.routes
        head = self.view.ids[node], self.view.label(node)
        if node in self.basis.visits.loops or node in self.basis.visits.doubtful:
            return (*head, expected, say("audit.by_loop"))
        joins = routes.joins.get(node)
        if joins in (Routing.INCLUSIVE, Routing.COMPLEX):
            return (*head, expected, say("audit.by_inclusive"))
        into = [self.ways.index(way) + _FIRST for way in routes.into[node] if way in set(self.ways)]
        start = self.basis.world.shares.start.get(node)
        parts = [f"I{row}" for row in into] + ([format(start, ".15g")] if start is not None else [])
        if not parts:
            return (*head, 0, say("audit.never"))
        total = "+".join(parts)
        if joins is Routing.PARALLEL:
            return (*head, Formula(f"({total})/{len(routes.into[node])}"), say("audit.by_join"))
        return (
            *head,
            Formula(total),
            say("audit.by_start" if start is not None and not into else "audit.by_ways"),
        )

    def _way(self, way: int) -> tuple[Cell, ...]:
        routes, row = self.basis.routes, self.ways.index(way) + _FIRST
        source, target = routes.source[way], routes.target[way]
        tokens = Formula(f"H{row}*C{self.row[source]}")
        return self.view.ids[source], self.view.ids[target], self._share(way, source), tokens

    def _share(self, way: int, source: int) -> Cell:
        """A stated share as an input; the only silent one as what the others leave."""
        weight = self.basis.visits.weights[way]
        flows = [f for f in self.view.out[source] if self.view.flows[f].role is FlowRole.SEQUENCE]
        exclusive = self.view.split(source) in (Routing.EXCLUSIVE, Routing.EVENT)
        if way >= len(self.view.flows) or not exclusive or self.view.boundary_of(source):
            return weight
        silent = [f for f in flows if (model := self.view.flows[f].model) is None or model.share is None]
        if silent == [way] and len(flows) > 1:
            others = [f"H{self.ways.index(f) + _FIRST}" for f in flows if f != way]
            return Formula("1-" + "-".join(others))
        return weight


def _minutes(
    values: Sequence[float] | None, quantity: Quantity | None, row: int
) -> tuple[Cell, Cell, Cell, Cell]:
    """Low, usual and high minutes, and their mean as a formula where it is one of them."""
    if values is None or quantity is None:
        return None, None, None, None
    mean, low, likely, high = (value / 60.0 for value in values)
    ranged = quantity.low is not None and quantity.high is not None
    if quantity.shape is Shape.PERT and ranged:
        return low, likely, high, Formula(f"(H{row}+4*I{row}+J{row})/6")
    if quantity.shape is Shape.TRIANGULAR and ranged:
        return low, likely, high, Formula(f"(H{row}+I{row}+J{row})/3")
    if quantity.shape is Shape.UNIFORM and ranged:
        return low, None, high, Formula(f"(H{row}+J{row})/2")
    return None, mean, None, Formula(f"I{row}")


# -- summary and figures -------------------------------------------------------------------------------


def _summary(sides: Sequence[_Side], inputs: _Inputs, pair: BeforeAfter) -> Table:
    rows: list[tuple[Cell, ...]] = []

    def add(label: str, formulas: Sequence[Formula | None], unit: str, lacking: str = "") -> None:
        row = len(rows) + _FIRST
        known = all(formula is not None for formula in formulas)
        change = Formula(f"C{row}-B{row}") if known else None
        rows.append((label, *formulas, change, unit, lacking))

    def summed(head: str) -> list[Formula | None]:
        return [Formula(f"SUMPRODUCT({s.name}!D{_FIRST}:D{s.last},{s.name}!{head}{_FIRST}:{head}{s.last},"
                        f"{s.name}!G{_FIRST}:G{s.last})") if s.steps else Formula("0") for s in sides]  # fmt: skip

    def totals(column: str, measure: str) -> list[Formula | None]:
        return [s.total(column) if not _lost(pair, n, measure) else None for n, s in enumerate(sides)]

    minutes, costs = totals("L", "touch_time"), totals("P", "handling_cost")
    add(plain_name("human_touches"), summed("E"), say("audit.a_case"))
    add(plain_name("customer_steps"), summed("F"), say("audit.a_case"))
    add(plain_name("touch_time"), minutes, say("audit.minutes_a_case"), _said(pair, "touch_time"))
    customers = totals("M", "customer_time")
    add(plain_name("customer_time"), customers, say("audit.minutes_a_case"), _said(pair, "customer_time"))
    add(plain_name("handling_cost"), costs, inputs.currency, _said(pair, "handling_cost"))
    volume = inputs.cell.get("volume")
    yearly = [_times(formula, volume) for formula in minutes]
    add(
        say("audit.hours"),
        [_over(f, "60") for f in yearly],
        say("audit.hours_a_year"),
        _said(pair, "annual_touch_time"),
    )
    full = f"60/{inputs.cell['fte']}"
    add(plain_name("fte"), [_over(f, full) for f in yearly], say("audit.people"), _said(pair, "fte"))
    money = [_times(formula, volume) for formula in costs]
    add(plain_name("annual_handling_cost"), money, inputs.currency, _said(pair, "annual_handling_cost"))
    heads = tuple(say(f"audit.{head}") for head in ("figure", "before", "after", "change", "unit", "lacks"))
    kinds = ("", Kind.COUNT, Kind.COUNT, Kind.COUNT)
    return Table("Summary", heads, tuple(rows), kinds, (40, 14, 14, 14, 18, 40))


def _times(formula: Formula | None, cell: str | None) -> Formula | None:
    return Formula(f"({formula.text})*{cell}") if formula is not None and cell is not None else None


def _over(formula: Formula | None, divisor: str) -> Formula | None:
    return Formula(f"{formula.text}/{divisor}") if formula is not None else None


def _lost(pair: BeforeAfter, side: int, name: str) -> bool:
    return bool(pair.measures[side][name].missing)


def _said(pair: BeforeAfter, name: str) -> str:
    """What is lacking for a figure, on either side."""
    missing = [id_ for side in pair.measures for id_ in side[name].missing]
    return say("audit.needs", missing=lacking(missing, _names(pair))) if missing else ""


def _names(pair: BeforeAfter) -> dict[str, str]:
    return {**pair.names[1], **pair.names[0]}


def measures_table(pair: BeforeAfter) -> Table:
    """Every measure of both versions with its change, as numbers."""
    names = _names(pair)

    def rows() -> Iterator[tuple[Cell, ...]]:
        for name, change in pair.comparison.measures.items():
            found = [one.headline if one is not None else None for one in (change.before, change.after)]
            unit = next((one.unit for one in (change.before, change.after) if one is not None), "")
            missing = [id_ for one in (change.before, change.after) if one is not None for id_ in one.missing]
            yield plain_name(name), name, *found, change.difference, unit, lacking(missing, names)

    heads = tuple(say(f"audit.{h}") for h in ("figure", "id", "before", "after", "change", "unit", "lacks"))
    kinds = ("", "", Kind.COUNT, Kind.COUNT, Kind.COUNT)
    return Table("Measures", heads, tuple(rows()), kinds, (40, 26, 14, 14, 14, 16, 40))


def changes_table(pair: BeforeAfter) -> Table:
    """What became of each step."""
    names = pair.names
    rows = [
        (
            str(entry.kind),
            ", ".join(entry.before),
            "; ".join(names[0].get(id_, id_) for id_ in entry.before),
            ", ".join(entry.after),
            "; ".join(names[1].get(id_, id_) for id_ in entry.after),
            entry.confidence,
            entry.why,
        )
        for entry in pair.comparison.steps
    ]
    columns = ("kind", "before_ids", "before", "after_ids", "after", "sure", "why")
    heads = tuple(say(f"audit.{head}") for head in columns)
    return Table(
        "Changes", heads, tuple(rows), ("", "", "", "", "", Kind.SHARE), (16, 22, 44, 22, 44, 10, 50)
    )
