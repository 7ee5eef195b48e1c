"""One decision table of a DMN document: its inputs, its output, its rules, as a tree of format 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from procmodel.formats.dmn.answers import Asked, answers_of
from procmodel.formats.dmn.feel import Tests, tests_of, text_of_string
from procmodel.formats.dmn.names import KEPT, child_of, children_of, inner_text, mark, own_id, said_beside
from procmodel.formats.problems import Problems, cut
from procmodel.formats.slugs import slug
from procmodel.formats.tree import Map, Quoted, Seq, Value
from procmodel.formats.types import is_absent, is_id
from procmodel.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["free_id", "table_of"]

_HITS = {
    "UNIQUE": "unique", "FIRST": "first", "ANY": "any", "COLLECT": "collect", "RULE ORDER": "collect",
    "OUTPUT ORDER": "collect", "PRIORITY": "first",
}  # fmt: skip
_ANY = Tests()


def table_of(
    decision: _Element, table: _Element, id_: str, types: Mapping[str, tuple[str, str | None]],
    problems: Problems, limits: Limits,
) -> Map:  # fmt: skip
    """A decision as the tree of its entry under `decisions`.

    Args:
        decision: the element.
        table: the table in it.
        id_: what it is called.
        types: the types that the document names: which values they allow, and what they are made of.
        problems: what is not understood goes there, with line and element.
        limits: what reading may cost.
    """
    return _Table(decision, table, id_, types, problems, limits).tree()


class _Table:
    """One table while it is read."""

    def __init__(
        self, decision: _Element, table: _Element, id_: str, types: Mapping[str, tuple[str, str | None]],
        problems: Problems, limits: Limits,
    ) -> None:  # fmt: skip
        self.decision = decision
        self.table = table
        self.id = id_
        self.types = types
        self.problems = problems
        self.limits = limits
        self.said = said_beside(decision, problems, limits)
        self.rules = children_of(table, "rule")
        self.entries = [children_of(rule, "inputEntry") for rule in self.rules]

    def tree(self) -> Map:
        """The entry."""
        found = Map(mark(self.decision))
        _say(found, "name", self.said, self.decision.get("name"))
        _say(found, "note", self.said, _text(child_of(self.decision, "description")))
        inputs, whens = self._inputs()
        found.add("inputs", inputs, found.mark)
        found.add("hit", _HITS.get(self._policy(), "first"), found.mark)
        found.add("rules", self._rules(inputs, whens, self._outputs()), found.mark)
        joint = self.said.get("joint")
        if joint is not None:
            found.add("joint", joint, found.mark)
        _keep(found, self.said, self._about_output())
        return found

    def _warn(self, element: _Element, slug_: str, **values: object) -> None:
        id_ = element.get("id") or self.id
        self.problems.warn("not-understood", mark(element), slug_, id_, decision=cut(self.id), **values)

    def _policy(self) -> str:
        return (self.table.get("hitPolicy") or "UNIQUE").upper()

    # -- inputs ----------------------------------------------------------------------------------------

    def _inputs(self) -> tuple[Map, list[Map]]:
        """The inputs by id, and for each rule what it asks of them."""
        inputs = Map(mark(self.table))
        taken: dict[str, int] = {}
        whens = [Map(mark(rule)) for rule in self.rules]
        for at, clause in enumerate(children_of(self.table, "input")):
            expression = child_of(clause, "inputExpression")
            text = inner_text(expression)
            id_ = free_id(_input_id(clause, text), taken)
            said = said_beside(clause, self.problems, self.limits)
            type_ = expression.get("typeRef") if expression is not None else None
            asked = self._asked(clause, at, type_)
            entry = Map(mark(clause))
            _say(entry, "ask", said, clause.get("label"))
            entry.add("answers", _answers(asked.answers, said, entry.mark), entry.mark)
            kept = said.get(KEPT)
            foreign = own_id(clause) is None or (isinstance(kept, Map) and kept.position("text") >= 0)
            about = {"text": text if foreign and text != id_ else None,
                     "type": type_ if type_ not in (None, "string") else None,
                     "feel": "true" if asked.feel else None}  # fmt: skip
            _keep(entry, said, about)
            inputs.add(Quoted(id_), entry, entry.mark)
            for when, values in zip(whens, asked.cells, strict=True):
                if values is not None:
                    when.add(Quoted(id_), _words(values, when.mark), when.mark)
        return inputs, whens

    def _asked(self, clause: _Element, at: int, type_: str | None) -> Asked:
        """What an input may be answered; where a cell says more than is understood, its text as it is."""
        allowed, base = self.types.get(type_ or "", ("", None))
        listed = child_of(clause, "inputValues")
        domain = tests_of(inner_text(listed) or allowed)
        cells = [row[at] if at < len(row) else None for row in self.entries]
        tests = [self._tests(cell) for cell in cells]
        understood = [one for one in tests if one is not None]
        if len(understood) == len(tests):
            asked = answers_of(
                domain if domain is not None and domain.spans else None, understood, base or type_
            )
            if asked is not None:
                if asked.unlisted:
                    self._warn(clause, "dmn_unlisted", words=", ".join(map(cut, asked.unlisted[:5])))
                return asked
        for cell, one in zip(cells, tests, strict=True):
            if cell is not None and one is None:
                self._warn(cell, "dmn_test", text=cut(inner_text(cell)))
        if len(understood) == len(tests):
            self._warn(clause, "dmn_mixed")
        texts = [inner_text(cell) if cell is not None else "" for cell in cells]
        return Asked([], [None if text in ("", "-") else [text] for text in texts], feel=True)

    def _tests(self, cell: _Element | None) -> Tests | None:
        if cell is None:
            return _ANY
        language = cell.get("expressionLanguage") or self.decision.getroottree().getroot().get(
            "expressionLanguage"
        )
        if language and "feel" not in language.lower() and inner_text(cell) not in ("", "-"):
            return None
        return tests_of(inner_text(cell))

    # -- outputs and rules -----------------------------------------------------------------------------

    def _outputs(self) -> list[str | None]:
        """What each rule gives, in words; the text of the expression where one of them is no word."""
        columns = children_of(self.table, "output")
        if len(columns) > 1:
            named = ", ".join(cut(one.get("name") or one.get("label") or "?") for one in columns[1:])
            self._warn(columns[1], "dmn_outputs", count=len(columns), names=named)
        if self._policy() in ("RULE ORDER", "OUTPUT ORDER") or self.table.get("aggregation"):
            self._warn(self.table, "dmn_hit", hit=self.table.get("aggregation") or self._policy())
        firsts = [next(iter(children_of(rule, "outputEntry")), None) for rule in self.rules]
        texts = [inner_text(cell) or "null" for cell in firsts]
        if columns and (default := inner_text(child_of(columns[0], "defaultOutputEntry"))):
            texts.append(default)
        words = [text_of_string(text) for text in texts]
        self.feel = any(not word for word in words)
        found: list[str | None] = [*(texts if self.feel else words)]
        return found if len(found) > len(self.rules) else [*found, None]

    def _about_output(self) -> dict[str, str | None]:
        columns = children_of(self.table, "output")
        name = (columns[0].get("name") or columns[0].get("label")) if columns else None
        type_ = columns[0].get("typeRef") if columns else None
        return {
            "output": name if name != "outcome" else None,
            "type": type_ if type_ not in (None, "string") else None,
            "feel": "true" if self.feel else None,
        }

    def _rules(self, inputs: Map, whens: list[Map], outputs: list[str | None]) -> Seq:
        """The rules in order; what is given where none fits comes last, or where our own mark says."""
        built = [
            self._rule(rule, when, output, last=rule is self.rules[-1])
            for rule, when, output in zip(self.rules, whens, outputs[:-1], strict=True)
        ]
        if self._policy() == "PRIORITY":
            built = self._by_priority(built)
        placed = [
            (self._place(rule, at), one) for at, (rule, one) in enumerate(zip(self.rules, built, strict=True))
        ]
        placed += self._others(outputs[-1])
        rules = Seq(mark(self.table))
        for _, one in sorted(placed, key=lambda row: row[0]):
            rules.add(one, one.mark)
        return rules

    def _others(self, default: str | None) -> list[tuple[int, Map]]:
        """The rules for all the rest that DMN says as the default of its output, and their places."""
        said = self.said.get("otherwise")
        given = [one for one in said.items if isinstance(one, Map)] if isinstance(said, Seq) else []
        found = []
        for number, one in enumerate(given if default is None or given else [Map(mark(self.table))]):
            if number == 0 and default is None:
                continue  # its default was taken away since
            rule = Map(mark(self.table))
            rule.add("otherwise", "true", rule.mark)
            rule.add("then", Quoted(default) if number == 0 and default else one.get("then") or "", rule.mark)
            for key, value, *_ in one.rows():
                if key not in ("at", "then"):
                    rule.add(key, value, rule.mark)
            found.append((_number(one.get("at"), len(self.rules)), rule))
        return found

    def _rule(self, rule: _Element, when: Map, output: str | None, last: bool) -> Map:
        said = said_beside(rule, self.problems, self.limits)
        found = Map(mark(rule))
        otherwise = said.get("otherwise")
        if otherwise is None and last and not len(when) and self._policy() == "FIRST":
            otherwise = "true"
        asked = said.get("when") or when
        if isinstance(asked, Map) and len(asked):
            found.add("when", asked, found.mark)
        if otherwise == "true":
            found.add("otherwise", "true", found.mark)
        found.add("then", Quoted(output or "null"), found.mark)
        texts = [_text(child_of(rule, "description"))]
        texts += [inner_text(entry) for entry in children_of(rule, "annotationEntry")]
        _keep(found, said, {"note": "\n".join(filter(None, texts)) or None})
        return found

    def _place(self, rule: _Element, at: int) -> int:
        """Where a rule stood before writing put another last."""
        return _number(said_beside(rule, Problems(self.problems.file), self.limits).get("at"), at)

    def _by_priority(self, rules: list[Map]) -> list[Map]:
        """PRIORITY as FIRST: the rules in the order in which the output's values are listed."""
        column = child_of(self.table, "output")
        listed = tests_of(inner_text(child_of(column, "outputValues"))) if column is not None else None
        ranks = {str(span.low): at for at, span in enumerate(listed.spans)} if listed is not None else {}
        self._warn(self.table, "dmn_priority")
        return sorted(rules, key=lambda rule: ranks.get(str(rule.get("then")), len(ranks)))


def _number(value: Value | None, otherwise: int) -> int:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 9 else otherwise


def _text(element: _Element | None) -> str:
    return "".join(map(str, element.itertext())).strip() if element is not None else ""


def _say(entry: Map, key: str, said: Map, written: str | None) -> None:
    """What our own mark says under a key (nothing, where it says so), else what DMN says."""
    value = said.get(key) if said.position(key) >= 0 else Quoted(written) if written else None
    if value is not None and not is_absent(value):
        entry.add(key, value, entry.mark)


def _input_id(clause: _Element, text: str) -> str:
    """What an input is called: as our own mark says, by its expression where that is a name, else by its label."""
    own = own_id(clause)
    if own is not None:
        return own
    return text if is_id(text) else slug(clause.get("label") or text, "input")


def free_id(id_: str, taken: dict[str, int]) -> str:
    """The id, numbered where it is taken already; `taken` counts.

    Example:
        >>> taken = {}
        >>> free_id("age", taken), free_id("age", taken), free_id("age", taken)
        ('age', 'age-2', 'age-3')
    """
    name, number = id_, taken.get(id_, 1)
    while name in taken:
        number += 1
        name = f"{id_}-{number}"
    taken[id_] = number
    taken.setdefault(name, 1)
    return name


def _words(values: Sequence[str], mark_: int) -> Seq:
    found = Seq(mark_)
    for value in values:
        found.add(Quoted(value), mark_)
    return found


def _answers(answers: Sequence[str], said: Map, mark_: int) -> Value:
    """The answers with the shares that we wrote beside them; none, where our own mark says so."""
    shares = said.get("answers")
    if isinstance(shares, Seq):
        return Seq(mark_)
    if not isinstance(shares, Map):
        return _words(answers, mark_)
    found = Map(mark_)
    for answer in answers:
        found.add(Quoted(answer), shares.get(answer) or "", mark_)
    return found


def _keep(entry: Map, said: Map, about: Mapping[str, str | None]) -> None:
    """Keys `x-...` as we wrote them, and under our own one what DMN says and format 1 has no word for."""
    for key, value, *_ in said.rows():
        if key.startswith("x-") and (key != KEPT or not isinstance(value, Map)):
            entry.add(key, value, entry.mark)
    before = said.get(KEPT)
    kept = Map(entry.mark)
    for key, value, *_ in before.rows() if isinstance(before, Map) else ():
        if key not in about:
            kept.add(key, value, entry.mark)
    for key, text in about.items():
        if text:
            kept.add(key, text if key == "feel" else Quoted(text), entry.mark)
    if len(kept):
        entry.add(KEPT, kept, entry.mark)
