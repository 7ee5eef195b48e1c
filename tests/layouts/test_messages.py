"""Messages in pictures, also those that a whole lane or pool sends or gets."""

from __future__ import annotations

import pytest

from procmodel.formats import read_text
from procmodel.model import MessageFlow, Pool, Process
from procmodel.recipes.picture import diagram_of
from procmodel.results.diagram import Bounds, Diagram, Edge, EdgeKind
from tests.layouts.laws import broken

TEXT = """
procmodel: 1
name: Messages
organisation: Council
lanes:
  bank: {name: Bank, kind: partner, organisation: Bank}
  resident: {name: Resident, kind: customer}
  admin: {name: Administrator}
  court: {name: Court, kind: partner, organisation: Court}
  press: {name: Press, kind: partner, organisation: Press}
  archive: {name: Archive, kind: partner, organisation: Archive}
messages: [MESSAGES]
steps:
  apply: {name: Apply, lane: resident, kind: manual}
  pay: {name: Pay the fee, lane: resident, kind: manual, on: [{event: timer, after: 1 h, to: log}]}
  log: {name: Log it, lane: admin, kind: manual}
  decide: {name: Decide, lane: admin, kind: manual}
"""


def with_messages(*messages: str, **update: object) -> Process:
    process = read_text(TEXT.replace("MESSAGES", ", ".join(f"{{{message}}}" for message in messages)))
    return process.model_copy(update=update) if update else process


def messages_of(diagram: Diagram) -> list[Edge]:
    return [edge for edge in diagram.planes[0].edges if edge.kind is EdgeKind.MESSAGE]


def band(diagram: Diagram, id_: str) -> Bounds:
    return next(band.bounds for band in diagram.planes[0].bands if band.id == id_)


@pytest.mark.parametrize("options", [{}, {"orientation": "portrait"}, {"page": "A4"}], ids=str)
def test_every_message_is_drawn_within_the_contract(options: dict[str, str]) -> None:
    ends = ("bank", "apply", "pay", "log", "decide", "court", "press", "archive", "resident")
    pairs = [f"from: {a}, to: {b}" for a in ends for b in ends if a != b and "resident" not in (a, b)]
    pairs += ["from: resident, to: log", "from: court, to: resident", "from: resident, to: press"]
    diagram = diagram_of(with_messages(*pairs), **options)
    assert broken(diagram) == []
    drawn = {
        (edge.source.removeprefix("lane:"), edge.target.removeprefix("lane:"))
        for edge in messages_of(diagram)
    }
    if "page" not in options:
        assert drawn == {(part.split()[1].strip(","), part.split()[3]) for part in pairs}


def test_a_message_to_a_lane_above_or_below_ends_at_its_near_edge() -> None:
    diagram = diagram_of(
        with_messages("from: pay, to: bank", "from: log, to: press", "from: court, to: decide")
    )
    to_bank, to_press, from_court = messages_of(diagram)
    assert to_bank.target == "lane:bank"
    assert to_bank.waypoints[-1].y == band(diagram, "bank").bottom
    assert to_press.waypoints[-1].y == band(diagram, "press").y
    assert from_court.source == "lane:court"
    assert from_court.waypoints[0].y == band(diagram, "court").y


def test_a_lane_that_only_messages_lead_to_is_no_lane_without_use() -> None:
    diagram = diagram_of(with_messages("from: pay, to: bank"))
    present = {band.id: band.present for band in diagram.planes[0].bands}
    assert present["bank"]
    assert not present["court"]
    assert band(diagram, "bank").height > band(diagram, "court").height


def test_a_message_to_a_pool_ends_at_the_nearest_of_its_lanes() -> None:
    process = with_messages("from: pay, to: court")
    lanes = tuple(
        lane.model_copy(update={"pool": "others"}) if lane.id in ("court", "press") else lane
        for lane in process.lanes
    )
    pools = (Pool(id="others", name="Others"),)
    messages = (MessageFlow(source="decide", target="others"), MessageFlow(source="others", target="apply"))
    process = process.model_copy(update={"lanes": lanes, "pools": pools, "messages": messages})
    assert [(e.source, e.target) for e in messages_of(diagram_of(process))] == [
        ("decide", "lane:court"),
        ("lane:court", "apply"),
    ]


def test_a_message_to_an_event_on_a_border_is_drawn_to_its_step() -> None:
    diagram = diagram_of(with_messages(messages=(MessageFlow(source="court", target="pay@timer"),)))
    assert [(e.source, e.target) for e in messages_of(diagram)] == [("lane:court", "pay")]


def test_a_message_and_a_flow_into_the_same_step_run_on_lines_of_their_own() -> None:
    diagram = diagram_of(with_messages("from: resident, to: log"))
    flow = next(e for e in diagram.planes[0].edges if e.target == "log" and e.kind is EdgeKind.SEQUENCE)
    assert messages_of(diagram)[0].waypoints[-1] != flow.waypoints[-1]


def test_the_words_of_a_picture_tell_of_every_message() -> None:
    diagram = diagram_of(with_messages("from: pay, to: bank", "from: court, to: press"))
    assert "Message: from Pay the fee to Bank" in diagram.alternative
    assert "Message: from Court to Press" in diagram.alternative


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("mmd", b"-.-> l0_0"),
        ("dot", b"arrowtail=odot"),
        ("drawio", b'target="v0l0"'),
        ("svg", "Pay the fee → Bank".encode()),
    ],
)
def test_every_format_draws_a_message_to_a_lane(ending: str, words: bytes) -> None:
    from procmodel.recipes.picture import draw

    assert words in draw(with_messages("from: pay, to: bank"), ending)
