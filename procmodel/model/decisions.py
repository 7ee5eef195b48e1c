"""Decision tables, in DMN's words."""

from collections.abc import Mapping

from procmodel.light.enums import StrEnum
from procmodel.model.base import Element, Named
from procmodel.model.quantity import Quantity

__all__ = ["Answer", "DecisionRule", "DecisionTable", "HitPolicy", "InputClause", "JointAnswer"]


class HitPolicy(StrEnum):
    """What happens where several rules fit."""

    FIRST = "first"
    UNIQUE = "unique"
    ANY = "any"
    COLLECT = "collect"


class Answer(Element):
    """One answer that an input can have, and in how many of the cases."""

    value: str
    share: Quantity | None = None


class InputClause(Named):
    """A question the decision asks. Its `name` is the question's wording (written `ask`)."""

    answers: tuple[Answer, ...] = ()


class DecisionRule(Element):
    """If the inputs have these answers, then this output. Inputs left out may have any answer."""

    when: Mapping[str, tuple[str, ...]] = {}
    then: str = ""
    otherwise: bool = False


class JointAnswer(Element):
    """Answers that come together, with their common share."""

    answers: Mapping[str, str]
    share: Quantity


class DecisionTable(Named):
    """Which output follows from which answers."""

    inputs: tuple[InputClause, ...] = ()
    hit: HitPolicy = HitPolicy.FIRST
    rules: tuple[DecisionRule, ...] = ()
    joint: tuple[JointAnswer, ...] = ()
    note: str | None = None

    @property
    def outputs(self) -> tuple[str, ...]:
        """The distinct outputs, in the order of the rules."""
        return tuple(dict.fromkeys(rule.then for rule in self.rules))
