"""Decision tables become a DMN 1.3 document, valid by DMN's own schema; the same tables, the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.ids import Ids
from procmodel.formats.bpmn.names import OURS, tag
from procmodel.formats.bpmn.said import extension, inert, is_said
from procmodel.formats.decision_tables import DECISIONS
from procmodel.formats.dmn.feel import feel_name, feel_text
from procmodel.formats.dmn.names import DMN, KEPT
from procmodel.formats.slugs import slug
from procmodel.model import DecisionRule, DecisionTable, HitPolicy, InputClause, Process

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["document_of"]

_PREFIXES: Any = {None: DMN, "procmodel": OURS}


def document_of(process: Process) -> _Element:
    """The whole document."""
    from lxml import etree

    ids = Ids()
    for decision in process.decisions:
        ids.of("decision", decision.id)
    root = etree.Element(tag("definitions", DMN), nsmap=_PREFIXES)
    root.set("id", ids.made("definitions"))
    root.set("name", inert(process.name or process.id))
    root.set("namespace", OURS)
    root.set("exporter", "procmodel")
    said: dict[str, Any] = {} if is_said(process.name) else {"name": process.name or ""}
    _beside(root, said | ({} if process.id == slug(process.name or "") else {"id": process.id}))
    tables = [_Table(ids, decision) for decision in process.decisions]
    names: dict[str, str] = {}
    for table in tables:
        for name in table.names:
            if name not in names:
                names[name] = ids.made(f"data_{name}")
                data = _child(root, "inputData", id=names[name], name=name)
                _child(data, "variable", id=ids.made(f"data_{name}_variable"), name=name)
    root.extend([table.element(names) for table in tables])
    return root


class _Table:
    """One decision while it is written."""

    def __init__(self, ids: Ids, table: DecisionTable) -> None:
        self.ids = ids
        self.table = table
        self.id = ids.of("decision", table.id)
        self.texts = _texts(table)
        self.names = [text for text in self.texts.values() if text == feel_name(text)]

    def element(self, data: Mapping[str, str]) -> _Element:
        """The decision; `data` has the id of the datum behind each plain expression."""
        from lxml import etree

        table, about = self.table, _about(self.table)
        made = etree.Element(tag("decision", DMN), id=self.id, name=inert(table.name or table.id))
        if self.id != table.id:
            made.set(tag("id", OURS), inert(table.id))
        if table.note and is_said(table.note):
            _child(made, "description", table.note)
        _beside(made, self._said())
        type_ = str(about.get("type") or "string")
        _child(made, "variable", id=self._made("variable"), name=feel_name(table.id), typeRef=type_)
        for number, name in enumerate(self.names, 1):
            needs = _child(made, "informationRequirement", id=self._made(f"needs_{number}"))
            _child(needs, "requiredInput", href=f"#{data[name]}")
        grid = _child(made, "decisionTable", id=self._made("table"), hitPolicy=str(table.hit.value).upper())
        for number, clause in enumerate(table.inputs, 1):
            self._input(grid, number, clause)
        self._output(grid, about)
        for number, (at, rule) in enumerate(self._rows(), 1):
            self._rule(grid, number, at, rule)
        return made

    def _made(self, hint: str) -> str:
        return self.ids.made(f"{self.id}_{hint}")

    def _said(self) -> dict[str, Any]:
        """What the decision says that DMN cannot."""
        table = self.table
        plain = DECISIONS.item.plain(table)
        said = {key: value for key, value in plain.items() if key == "joint" or key.startswith("x-")}
        _without(said, "output", "type", "feel")
        if table.name is None or not is_said(table.name):
            said["name"] = table.name
        if table.note is not None and not is_said(table.note):
            said["note"] = table.note
        others = [
            {"at": at, **{key: value for key, value in rule.items() if key != "otherwise"}}
            for at, rule in enumerate(plain.get("rules", []))
            if table.hit is not HitPolicy.FIRST and table.rules[at].otherwise
        ]
        return {**said, "otherwise": others} if others else said

    def _input(self, grid: _Element, number: int, clause: InputClause) -> None:
        about, text = _about(clause), self.texts[clause.id]
        made = _child(grid, "input", id=self._made(f"input_{number}"))
        if text != clause.id:
            made.set(tag("id", OURS), inert(clause.id))
        if clause.name and is_said(clause.name):
            made.set("label", clause.name)
        _beside(made, self._beside_input(clause, text))
        type_ = str(about.get("type") or "string")
        expression = _child(made, "inputExpression", id=self._made(f"expression_{number}"), typeRef=type_)
        _child(expression, "text", text)
        words = [answer.value for answer in clause.answers]
        if words and not any(_is_rest(word) for word in words if about.get("feel")):
            values = _child(made, "inputValues", id=self._made(f"answers_{number}"))
            _child(values, "text", _listed(words, about))

    def _beside_input(self, clause: InputClause, text: str) -> dict[str, Any]:
        """What an input says that DMN cannot: its shares, its wording where XML would change it."""
        plain = DECISIONS.item.plain(self.table)["inputs"][clause.id]
        said = {key: value for key, value in plain.items() if key.startswith("x-")}
        _without(said, "type", "feel", *(() if text != clause.id and "text" in _about(clause) else ("text",)))
        if clause.name is not None and not is_said(clause.name):
            said["ask"] = clause.name
        if not clause.answers or any(answer.share is not None for answer in clause.answers):
            said["answers"] = plain["answers"] if clause.answers else []
        return said

    def _output(self, grid: _Element, about: Mapping[str, Any]) -> None:
        table = self.table
        type_ = str(about.get("type") or "string")
        name = inert(str(about.get("output") or "outcome"))
        made = _child(grid, "output", id=self._made("output"), name=name, typeRef=type_)
        if table.outputs and not about.get("feel"):
            values = _child(made, "outputValues", id=self._made("outcomes"))
            _child(values, "text", _listed(table.outputs, about))
        others = [rule for rule in table.rules if rule.otherwise]
        if others and table.hit is not HitPolicy.FIRST:
            default = _child(made, "defaultOutputEntry", id=self._made("default"))
            _child(default, "text", _listed([others[0].then], about))

    def _rows(self) -> list[tuple[int, DecisionRule]]:
        """The rules as DMN wants them, with their place in our table: those for all the rest last, or no row."""
        numbered = list(enumerate(self.table.rules))
        others = [row for row in numbered if row[1].otherwise and self.table.hit is HitPolicy.FIRST]
        return [*(row for row in numbered if not row[1].otherwise), *others]

    def _rule(self, grid: _Element, number: int, at: int, rule: DecisionRule) -> None:
        made = _child(grid, "rule", id=self._made(f"rule_{number}"))
        note = str(_about(rule).get("note") or "")
        if note and is_said(note):
            _child(made, "description", note)
        _beside(made, self._beside_rule(number, at, rule, note))
        for place, clause in enumerate(self.table.inputs, 1):
            entry = _child(made, "inputEntry", id=self._made(f"rule_{number}_{place}"))
            asked = None if rule.otherwise else rule.when.get(clause.id)
            _child(entry, "text", _listed(asked, _about(clause)) if asked else "-")
        entry = _child(made, "outputEntry", id=self._made(f"rule_{number}_gives"))
        _child(entry, "text", _listed([rule.then], _about(self.table)))

    def _beside_rule(self, number: int, at: int, rule: DecisionRule, note: str) -> dict[str, Any]:
        """What a rule says that DMN cannot."""
        said: dict[str, Any] = dict(rule.extensions)
        _without(said, *(("note",) if is_said(note) else ()))
        if at != number - 1:
            said["at"] = at
        if rule.otherwise or not any(rule.when.values()):
            said["otherwise"] = rule.otherwise
        if rule.when and (rule.otherwise or not all(rule.when.values())):
            said["when"] = {key: list(values) for key, values in rule.when.items()}
        return said


def _texts(table: DecisionTable) -> dict[str, str]:
    """The expression of each input: as it was read, else a plain name that no other input has."""
    found: dict[str, str] = {}
    for clause in table.inputs:
        text = str(_about(clause).get("text") or feel_name(clause.id))
        name, number = text, 1
        while name in found.values():
            number += 1
            name = f"{text}_{number}"
        found[clause.id] = inert(name)
    return found


def _about(part: DecisionTable | InputClause | DecisionRule) -> Mapping[str, Any]:
    """What a DMN file said of a part beyond format 1."""
    kept = part.extensions.get(KEPT)
    return kept if isinstance(kept, Mapping) else {}


def _without(said: dict[str, Any], *keys: str) -> None:
    """Take away what DMN's own words say."""
    kept = said.get(KEPT)
    if isinstance(kept, Mapping):
        rest = {key: value for key, value in kept.items() if key not in keys}
        said.pop(KEPT)
        said |= {KEPT: rest} if rest else {}


def _listed(values: Any, about: Mapping[str, Any]) -> str:
    """Words as a list of FEEL strings; tests that are FEEL already as they are."""
    return ",".join(inert(value) if about.get("feel") else feel_text(value) for value in values)


def _is_rest(word: str) -> bool:
    return word.startswith("not(")


def _beside(parent: _Element, said: dict[str, Any]) -> None:
    ours = extension("said", said)
    if ours is not None:
        _child(parent, "extensionElements").append(ours)


def _child(parent: _Element, kind: str, text: str | None = None, /, **attributes: str) -> _Element:
    from lxml import etree

    made = etree.SubElement(parent, tag(kind, DMN), attributes)
    if text is not None:
        made.text = inert(text)
    return made
