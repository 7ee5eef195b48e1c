"""The table of rules, and all of them run over one process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from procmodel.checks.facts import is_drawn
from procmodel.checks.framework import Rule, rule_of
from procmodel.errors import ProcmodelError
from procmodel.graph.view import ProcessView
from procmodel.light.tuples import NamedTuple
from procmodel.model import Process
from procmodel.results.finding import Finding, Severity

__all__ = ["PROFILES", "RULES", "Example", "check", "find_rule", "pages", "rules"]

RULES: Mapping[str, str] = {
    slug: f"procmodel.checks.{slug.replace('-', '_')}"
    for slug in (
        # what changes the meaning: for every file
        "time-without-unit",
        "absurd-time",
        "lane-and-kind",
        "link-event",
        "event-based-gateway",
        "fake-join",
        "unreachable",
        "impossible-shares",
        "decision-gap",
        "decision-overlap",
        "no-bpmndi",
        "no-complex-gateway",
        "implicit-decision",
        "unquantified-split",
        "missing-time",
        "assumption-without-source",
        "rekeying-suspect",
        "single-point-of-failure",
        "information-then-handoff",
        # good digital practice: `profile="service"`
        "avoidable-contact",
        "outcome-told",
        "data-already-held",
        "another-channel",
        # form alone: for drawings
        "start-event-required",
        "end-event-required",
        "single-blank-start-event",
        "single-event-definition",
        "sub-process-blank-start-event",
        "event-sub-process-typed-start-event",
        "ad-hoc-sub-process",
        "conditional-event",
        "conditional-flows",
        "no-disconnected",
        "no-duplicate-sequence-flows",
        "no-overlapping-elements",
        "no-gateway-join-fork",
        "no-implicit-start",
        "no-implicit-end",
        "no-implicit-split",
        "no-inclusive-gateway",
        "superfluous-gateway",
        "superfluous-label",
        "superfluous-termination",
        "label-required",
        "global-names",
        # the seven process modelling guidelines
        "many-elements",
        "many-ways",
        "one-start-one-end",
        "unstructured",
        "label-style",
    )
}
"""The module of each rule by its slug, in the order in which pages and lists show them."""

PROFILES = ("service",)
"""Sets of rules that are asked for by name."""

_OFF = "off"
_LONGEST = 30  # lines of an example
_BY_ITSELF = " In a YAML file `check --fix` does it, where the process stays what it was."


class Example(NamedTuple):
    """A file that shows a rule.

    Attributes:
        text: what stands in it.
        language: `yaml` or `xml`.
        elements: what a finding names in it.
    """

    text: str
    language: str
    elements: tuple[str, ...] = ()


@cache
def find_rule(slug: str) -> Rule:
    """The rule called `slug`.

    Raises:
        ProcmodelError: there is none.

    Example:
        >>> find_rule("fake-join").title
        'A step that several flows enter does not wait for all of them.'
    """
    if slug not in RULES:
        from difflib import get_close_matches

        near = get_close_matches(slug[:120], RULES, 1)
        raise ProcmodelError(
            f"unknown rule {slug[:120]!r}", hint=f"did you mean {near[0]!r}?" if near else None
        )
    module = import_module(RULES[slug])
    return rule_of(getattr(module, slug.replace("-", "_")))


def rules() -> Iterator[Rule]:
    """Every rule, in the order of the table."""
    return (find_rule(slug) for slug in RULES)


def check(
    process: Process,
    *,
    profile: str | None = None,
    settings: Mapping[str, str] | None = None,
    form: bool | None = None,
) -> tuple[Finding, ...]:
    """What the rules find in a process, with what was remarked while it was read, in the order of the file.

    Args:
        process: what to look at.
        profile: also the rules of this profile (`service`: the questions of good digital practice).
        settings: by rule `off`, `info`, `warning` or `error`; a rule named there runs on every kind of file.
        form: whether to look at form alone too; by default for drawings (BPMN) only.

    Raises:
        ProcmodelError: an unknown rule, profile or severity.

    Example:
        >>> from procmodel.formats import read
        >>> found = check(read("examples/speeding_after.yaml"), profile="service")
        >>> [str(f.place) for f in found if f.rule == "another-channel"]
        ['examples/speeding_after.yaml:57:3']
    """
    if profile is not None and profile not in PROFILES:
        raise ProcmodelError(f"unknown profile {profile[:120]!r}", hint=f"one of: {', '.join(PROFILES)}")
    wanted = dict(settings or {})
    for slug in wanted:
        find_rule(slug)
    drawn = is_drawn(process) if form is None else form
    view = ProcessView(process)
    found = [finding for finding in process.remarks if wanted.get(finding.rule) != _OFF]
    told = {(finding.rule, finding.element) for finding in found}
    for rule in rules():
        severity = _severity(rule, wanted.get(rule.slug), profile, drawn)
        if severity is not None:
            found += [f for f in rule.run(view, severity) if (f.rule, f.element) not in told]
    return tuple(sorted(found, key=_position))


def _severity(rule: Rule, wanted: str | None, profile: str | None, drawn: bool) -> Severity | None:
    """How grave its hits are; None where it does not run."""
    if wanted is not None:
        if wanted == _OFF:
            return None
        try:
            return Severity(wanted)
        except ValueError:
            choices = ", ".join([_OFF, *Severity])
            raise ProcmodelError(
                f"unknown severity {wanted[:120]!r} of {rule.slug!r}", hint=f"one of: {choices}"
            ) from None
    if rule.profile not in (None, profile) or (rule.bpmn_only and not drawn):
        return None
    return rule.severity


def _position(finding: Finding) -> tuple[int, int]:
    """By line and column; what has none comes last."""
    place = finding.place
    return (place.line if place and place.line else 1 << 60, place.column or 0 if place else 0)


def pages(examples: Mapping[str, tuple[Example, Example]]) -> dict[str, str]:
    """The page of each rule, and an index of them, by file name: Markdown made from the docstrings.

    Args:
        examples: by rule, a file that it finds something in, and one that it likes.
    """
    made = {f"{rule.slug}.md": _page(rule, *examples[rule.slug]) for rule in rules()}
    rows = [f"| [{r.slug}]({r.slug}.md) | {r.severity} | {_runs_on(r)} | {r.title} |" for r in rules()]
    head = ["# Rules", "", "| rule | severity | runs on | finds |", "|---|---|---|---|"]
    made["index.md"] = "\n".join([*head, *rows, ""])
    return made


def _runs_on(rule: Rule) -> str:
    if rule.profile:
        return f"profile `{rule.profile}`"
    return "drawings (BPMN)" if rule.bpmn_only else "every file"


def _page(rule: Rule, wrong: Example, right: Example) -> str:
    parts = [
        f"# {rule.slug}",
        f"{rule.title}",
        f"**Severity:** {rule.severity}. **Runs on:** {_runs_on(rule)}.",
        f"**Why.** {_sentence(rule.why)}",
        f"**Wrong.** {_found_in(wrong)}",
        _code(wrong),
        f"**Fix.** {_sentence(rule.fix)}{_BY_ITSELF if rule.fixable else ''}",
        "**Right.**",
        _code(right),
    ]
    if rule.reference:
        parts.append(f"**Reference.** {rule.reference}.")
    return "\n\n".join(parts) + "\n"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _found_in(wrong: Example) -> str:
    return f"The finding names {', '.join(f'`{element}`' for element in wrong.elements)}."


def _code(example: Example) -> str:
    """A file as Markdown, the middle of a long one left out."""
    lines = example.text.splitlines()
    if len(lines) > _LONGEST:
        gone = len(lines) - _LONGEST
        lines = [*lines[: _LONGEST - 2], f"  # and so on, {gone} lines more", *lines[-2:]]
    return "\n".join([f"```{example.language}", *lines, "```"])
