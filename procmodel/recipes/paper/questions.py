"""The questions that a board asks, each answered from the figures or with what an answer needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil

from procmodel.recipes.paper.effects import yearly_saving
from procmodel.recipes.paper.material import Material, sentence
from procmodel.reports.compared import worse_rows
from procmodel.results.document import Block, Paragraph, Table
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["questions"]

_FEW = 0.4  # the take-up that a doubtful board asks about
_MONTHS_UNTIL = 2.0  # years; below, months are the easier word


def questions(material: Material) -> Iterator[Block]:
    """A table of question and answer; nothing is answered by guessing."""
    yield Paragraph(say("paper.questions-intro"))
    rows = tuple((say(f"paper.ask-{slug}"), answer(material)) for slug, answer in _ANSWERS.items())
    heading = say("paper.column-question"), say("paper.column-answer")
    yield Table("questions", say("paper.questions-caption"), heading, rows, widths=(1, 2))


def _needs(what: str) -> str:
    return say("paper.answer-needs", what=what)


def _people(material: Material) -> str:
    saved = material.saved("fte")
    if saved is None:
        return _needs(material.wanted("fte", otherwise=say("paper.need-volume")))
    slug = "people" if saved >= 0 else "more-people"
    return say(f"paper.answer-{slug}", people=_round(saved, 2), known=material.planned)


def _money(material: Material) -> str:
    saved = material.saved("annual_handling_cost")
    if saved is None:
        return _needs(material.wanted("annual_handling_cost", otherwise=say("paper.need-rates")))
    unit = next(side.unit for side in material.sides("annual_handling_cost") if side)
    slug = "money" if saved >= 0 else "more-money"
    return say(f"paper.answer-{slug}", money=f"{unit} {_round(saved, 3)}", known=material.planned)


def _cash(material: Material) -> str:
    if material.saved("touch_time") is None:
        return say("paper.answer-maybe-cash")
    return say("paper.answer-no-cash" if _saves_nothing(material) else "paper.answer-cash")


def _payback(material: Material) -> str:
    from procmodel.recipes.paper.doubts import payback_of

    found = payback_of(material.pair)
    if found.headline is not None:
        return _after(found.headline)
    return found.why or _needs(material.spoken(found.missing) or say("paper.need-costs"))


def _after(years: float) -> str:
    """When it has paid for itself, in whole months at first."""
    if years < _MONTHS_UNTIL:
        return say("paper.answer-payback-months", months=max(2, ceil(years * 12)))
    return say("paper.answer-payback", years=_round(years, 2))


def _round(value: float, digits: int) -> str:
    """The size of a value in so many digits: nobody knows a plan to the penny."""
    return readable(float(f"{abs(value):.{digits}g}"), "")


def _saves_nothing(material: Material) -> bool:
    saved = material.saved("touch_time")
    return saved is not None and saved <= 0


def _take_up(material: Material) -> str:
    if _saves_nothing(material):
        return say("paper.answer-no-take-up")
    hours = yearly_saving(material)
    if hours is None:
        saved = material.saved("touch_time")
        if saved is None:
            return _needs(say("paper.need-times"))
        less = readable(saved * _FEW, "s")
        return say("paper.answer-few-each", less=less, all=readable(saved, "s"))
    return say("paper.answer-few", less=f"{hours * _FEW:,.0f}", all=f"{hours:,.0f}")


def _loses(material: Material) -> str:
    rows = worse_rows(material.pair.comparison)
    if rows:
        return say("paper.answer-loses", rows="; ".join(rows[:4]))
    return say("paper.answer-nobody-loses")


def _refusals(material: Material) -> str:
    adverse = material.pair.comparison.adverse
    if adverse is None:
        return _needs(say("paper.need-adverse"))
    found = [one.evidence for one in adverse if "refus" in one.rule]
    return sentence("; ".join(found)) if found else say("paper.answer-no-refusal")


def _before_us(material: Material) -> str:
    if material.pair.after.status != "planned":
        return say(f"paper.answer-done-{material.pair.after.status}")
    return _needs(say("paper.need-example"))


_ANSWERS: dict[str, Callable[[Material], str]] = {
    "people": _people,
    "money": _money,
    "cash": _cash,
    "payback": _payback,
    "take-up": _take_up,
    "loses": _loses,
    "refusals": _refusals,
    "done-before": _before_us,
}
