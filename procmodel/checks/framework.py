"""What every rule is made of: a function that looks at a process and says what it found."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import field

from procmodel.graph.view import ProcessView
from procmodel.light.records import dataclass
from procmodel.model import Process
from procmodel.results.finding import Finding, Place, Severity
from procmodel.wording import say

__all__ = ["Hit", "Rule", "RuleFunction", "hit", "rule", "rule_of"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a rule found: which element, which sentence, and where it stands."""

    element: str
    message: str
    path: tuple[str, ...]
    fix: str | None = None
    evidence: tuple[str, ...] = ()


RuleFunction = Callable[[ProcessView], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its slug, how grave a hit is, and which files it is for.

    Attributes:
        bpmn_only: it is about form alone, so it runs on BPMN input only, unless it is asked for by name.
        profile: the profile it belongs to, None for all.
        reference: where it comes from.
        fixable: whether `check --fix` can follow it.
    """

    slug: str
    severity: Severity
    function: RuleFunction = field(compare=False)
    bpmn_only: bool = False
    profile: str | None = None
    reference: str = ""
    fixable: bool = False

    @property
    def title(self) -> str:
        """What is wrong, in one sentence."""
        return self._text.partition("\n")[0]

    @property
    def why(self) -> str:
        """Why it matters."""
        return self._section("Why:")

    @property
    def fix(self) -> str:
        """What to do about it."""
        return self._section("Fix:")

    @property
    def _text(self) -> str:
        return inspect.getdoc(self.function) or ""

    def _section(self, name: str) -> str:
        _, _, rest = self._text.partition(name)
        for other in ("Why:", "Fix:"):
            rest = rest.partition(f"\n{other}")[0]
        return " ".join(rest.split())

    def run(self, view: ProcessView, severity: Severity | None = None) -> Iterator[Finding]:
        """The findings of this rule."""
        for found in self.function(view):
            place = _place(view.process, found.path)
            yield Finding(
                self.slug,
                severity or self.severity,
                found.message,
                found.element,
                place,
                found.fix,
                found.evidence,
            )


def rule(
    *,
    severity: Severity = Severity.WARNING,
    bpmn_only: bool = False,
    profile: str | None = None,
    reference: str = "",
    fixable: bool = False,
) -> Callable[[RuleFunction], RuleFunction]:
    """Make a function a rule; its slug is its name, its docstring says what, why and how to fix it."""

    def mark(function: RuleFunction) -> RuleFunction:
        slug = function.__name__.replace("_", "-")
        function.rule = Rule(slug, severity, function, bpmn_only, profile, reference, fixable)  # type: ignore[attr-defined]
        return function

    return mark


def rule_of(function: RuleFunction) -> Rule:
    """The rule that a function was made."""
    made: Rule = function.rule  # type: ignore[attr-defined]
    return made


def hit(
    element: str,
    key: str,
    /,
    *,
    at: tuple[str, ...] = (),
    fix: str | None = None,
    evidence: tuple[str, ...] = (),
    **values: object,
) -> Hit:
    """Something found: `key` is its sentence, `at` the path of keys where it stands (default: the step)."""
    shown = {name: _shown(value) for name, value in values.items()}
    message = say(f"checks.{key}", element=repr(element), **shown)
    said = say(f"checks.{fix}", element=repr(element), **shown) if fix else None
    return Hit(element, message, at or ("steps", element), said, evidence)


def _shown(value: object) -> object:
    """Texts cut to 120 characters."""
    return f"{value[:120]}…" if isinstance(value, str) and len(value) > 120 else value


def _place(process: Process, path: tuple[str, ...]) -> Place | None:
    return process.origin.place(*path)
