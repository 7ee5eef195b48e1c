"""Data and systems below the steps that work with them: where they stand, what they say, what came and went."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from procmodel.formats import read, read_text
from procmodel.graph import ProcessView
from procmodel.layouts import lay_out
from procmodel.model import Process
from procmodel.recipes.before_after import before_after
from procmodel.recipes.picture import diagram_of
from procmodel.results.diagram import Diagram, EdgeKind, Family, Shape
from tests.layouts.laws import broken
from tests.layouts.test_laws import EXAMPLES, PAIRS, pair_of
from tests.strategies import processes

DESK = """
procmodel: 1
name: Desk
lanes: {desk: {name: Desk}, back: {name: Back office}}
systems: {crm: {name: Customer records}, fax: {name: Fax}, mail: {name: Mail}}
data: {form: {name: Form}, files: {name: Files}}
steps:
  ask: {name: Ask, lane: desk, kind: user, systems: [crm, fax], reads: [form, files], writes: form}
  look: {name: Look up, lane: back, kind: user, system: crm, on: [{event: timer, after: 1 h, to: look_again}]}
  look_again: {name: Look again, kind: manual, writes: files, next: []}
"""


def desk(text: str = DESK) -> Process:
    return read_text(text)


def data_of(diagram: Diagram, plane: int = 0) -> dict[str, Shape]:
    return {shape.id: shape for shape in diagram.planes[plane].shapes if shape.family is Family.DATA}


@settings(max_examples=25)
@given(processes())
def test_every_model_with_its_data_is_drawn_within_the_contract(process: Process) -> None:
    assert broken(lay_out(ProcessView(process), data=True)) == []


@pytest.mark.parametrize("options", [{}, {"orientation": "portrait"}, {"page": "A4"}], ids=str)
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_with_its_data_is_drawn_within_the_contract(
    path: object, options: dict[str, str]
) -> None:
    assert broken(diagram_of(read(path), data=True, **options)) == []


@pytest.mark.parametrize("view", ["stacked", "side-by-side", "overlay"])
@pytest.mark.parametrize("name", PAIRS)
def test_every_pair_with_its_data_is_drawn_within_the_contract(name: str, view: str) -> None:
    assert broken(pair_of(name, view=view, data=True)) == []


def test_each_thing_that_a_step_works_with_is_drawn_once_below_it_and_joined_to_it() -> None:
    diagram = diagram_of(desk(), data=True)
    below = data_of(diagram)
    assert list(below) == [
        "ask:data:form", "ask:data:files", "ask:store:crm", "ask:store:fax", "look:store:crm", "look_again:data:files",
    ]  # fmt: skip
    assert [shape.label.text for shape in below.values() if shape.label] == [
        "Form", "Files", "Customer records", "Fax", "Customer records", "Files",
    ]  # fmt: skip
    for id_, shape in below.items():
        step = diagram.shape(id_.split(":")[0])
        assert shape.lane == step.lane
        assert shape.bounds.y > step.bounds.bottom
    lines = {
        (edge.source, edge.target): (edge.kind, edge.both)
        for edge in diagram.planes[0].edges
        if ":" in edge.source + edge.target
    }
    assert lines == {
        ("ask", "ask:data:form"): (EdgeKind.DATA, True),
        ("ask:data:files", "ask"): (EdgeKind.DATA, False),
        ("ask", "ask:store:crm"): (EdgeKind.ASSOCIATION, False),
        ("ask", "ask:store:fax"): (EdgeKind.ASSOCIATION, False),
        ("look", "look:store:crm"): (EdgeKind.ASSOCIATION, False),
        ("look_again", "look_again:data:files"): (EdgeKind.DATA, False),
    }


def test_data_is_not_drawn_unless_asked_for() -> None:
    assert data_of(diagram_of(desk())) == {}


def test_the_words_of_a_picture_say_who_works_with_what() -> None:
    said = diagram_of(desk(), data=True).alternative
    assert "- Form, data, read and written by Ask" in said
    assert "- Files, data, read by Ask" in said
    assert "- Customer records, system or store of data, used by Look up" in said


def test_data_that_only_one_version_of_a_step_works_with_is_marked_there() -> None:
    later = DESK.replace("systems: [crm, fax], reads: [form, files]", "systems: [crm, mail], reads: [form]")
    pair = before_after(desk(), desk(later))
    diagram = pair.diagram(data=True)
    assert {id_: s.change for id_, s in data_of(diagram, 0).items() if s.change} == {
        "ask:data:files": "removed",
        "ask:store:fax": "removed",
    }
    assert {id_: s.change for id_, s in data_of(diagram, 1).items() if s.change} == {
        "ask:store:mail": "added"
    }
    both = pair.diagram(data=True, view="overlay")
    assert {id_: s.change for id_, s in data_of(both).items() if s.change} == {
        "ask:data:files": "removed",
        "ask:store:fax": "removed",
        "ask:store:mail": "added",
    }
    assert "- Fax, system or store of data, used by Ask removed, removed" not in both.alternative
    assert "- Fax, system or store of data, used by Ask, removed" in both.alternative


def test_data_known_under_another_id_but_the_same_name_is_the_same() -> None:
    later = DESK.replace("form: {name: Form}", "paper: {name: form}").replace(
        "[form, files]", "[paper, files]"
    )
    later = later.replace("writes: form", "writes: paper")
    diagram = before_after(desk(), desk(later)).diagram(data=True)
    assert [s.change for plane in (0, 1) for s in data_of(diagram, plane).values() if s.change] == []


def test_the_steps_of_a_picture_with_data_stand_in_the_same_order_as_without() -> None:
    process = read(EXAMPLES / "parking_before.yaml")
    without, with_ = (diagram_of(process, data=data).planes[0].shapes for data in (False, True))
    steps = [shape.id for shape in without]
    assert [shape.id for shape in with_][: len(steps)] == steps
    for axis in (0, 1):
        order = [sorted(steps, key=lambda id_: at[id_].centre[axis]) for at in places(without, with_)]
        assert order[0] == order[1]


def places(*shapes: tuple[Shape, ...]) -> list[dict[str, object]]:
    return [{shape.id: shape.bounds for shape in some} for some in shapes]


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("mmd", [b'[/"Form"/]', b'[("Customer records")]', b"<-.->"]),
        ("dot", [b"cylinder", b"note", b"arrowtail=vee"]),
        ("drawio", [b"shape=note", b"shape=datastore", b"startArrow=open"]),
        ("svg", [b"Customer records", b"Form, data, read and written by Ask"]),
    ],
)
def test_every_format_draws_data(ending: str, words: list[bytes]) -> None:
    from procmodel.recipes.picture import draw

    made = draw(desk(), ending, data=True)
    assert all(word in made for word in words)
