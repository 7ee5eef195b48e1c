"""The signs in the picture are what is measured, no more and no less."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from procmodel.formats import read, read_text
from procmodel.graph import ProcessView
from procmodel.measures import measure
from procmodel.recipes.before_after import before_after
from procmodel.recipes.picture import diagram_of
from procmodel.results.diagram import BadgeKind, Bounds, Diagram
from procmodel.results.lettering import letters
from tests.layouts.laws import broken

EXAMPLES = Path(__file__).parents[2] / "examples"


def counted(diagram: Diagram, plane: int = 0) -> Counter[BadgeKind]:
    return Counter(badge.kind for badge in diagram.planes[plane].badges)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_signs_of_a_picture_are_as_many_as_measured(path: Path) -> None:
    process = read(path)
    found, signs = measure(ProcessView(process)), counted(diagram_of(process))
    assert signs[BadgeKind.TOUCH] == found["human_touches"].values["static"]
    assert signs[BadgeKind.CUSTOMER] == found["customer_steps"].values["static"]
    assert signs[BadgeKind.HANDOFF] == found["handoffs"].values["static"]


@pytest.mark.parametrize("name", ["bins", "parking", "repair", "speeding"])
def test_the_signs_of_a_pair_are_as_many_as_measured(name: str) -> None:
    pair = before_after(*(read(EXAMPLES / f"{name}_{side}.yaml") for side in ("before", "after")))
    diagram = pair.diagram()
    for plane, found in enumerate(pair.measures):
        signs = counted(diagram, plane)
        assert signs[BadgeKind.TOUCH] == found["human_touches"].values["static"]
        assert signs[BadgeKind.HANDOFF] == found["handoffs"].values["static"]


@pytest.mark.parametrize("name", ["bins", "parking", "repair", "speeding"])
def test_no_words_of_a_flow_cut_into_a_sign_beside_them(name: str) -> None:
    pair = before_after(*(read(EXAMPLES / f"{name}_{side}.yaml") for side in ("before", "after")))
    for plane in pair.diagram().planes:
        signs = [badge.bounds for badge in plane.badges if badge.kind is not BadgeKind.HANDOFF]
        for words in (edge.label.bounds for edge in plane.edges if edge.label):
            wide = words._replace(x=words.x - 3, width=words.width + 6)
            assert not any(wide.meets(sign) for sign in signs)


@pytest.mark.parametrize("name", ["bins", "parking", "repair", "speeding"])
@pytest.mark.parametrize("view", ["stacked", "side-by-side"])
def test_the_full_signs_of_touches_are_those_of_the_usual_case(name: str, view: str) -> None:
    pair = before_after(*(read(EXAMPLES / f"{name}_{side}.yaml") for side in ("before", "after")))
    picture = pair.diagram(view=view)
    for plane, found in zip(picture.planes, pair.measures, strict=True):
        full = [b for b in plane.badges if b.kind is BadgeKind.TOUCH and not b.hollow]
        assert len(full) == found["human_touches"].main_path
        seldom = [b.of for b in plane.badges if b.hollow]
        assert all(
            "not in the usual case" in shape.description for shape in plane.shapes if shape.id in seldom
        )
    assert "touch:seldom" in [entry.symbol for entry in picture.legend]


@pytest.mark.parametrize("name", ["bins", "parking", "repair", "speeding"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_no_handoff_hides_an_arrowhead_and_its_letters_are_no_smaller_than_others(
    name: str, orientation: str
) -> None:
    pair = before_after(*(read(EXAMPLES / f"{name}_{side}.yaml") for side in ("before", "after")))
    picture = pair.diagram(orientation=orientation)
    for plane in picture.planes:
        ends = {edge.id: edge.waypoints[-2:] for edge in plane.edges}
        plates = [badge for badge in plane.badges if badge.kind is BadgeKind.HANDOFF]
        assert plates
        for plate in plates:
            assert letters(plate) >= picture.theme.sizes.small - 0.1
            if plate.of in ends:
                (x, y), (to_x, to_y) = ends[plate.of]
                head = Bounds(min(x, to_x), min(y, to_y), abs(x - to_x), abs(y - to_y))
                if head.width + head.height > 32:
                    tip = (
                        Bounds(to_x - 8, to_y - 1, 16, 2) if y == to_y else Bounds(to_x - 1, to_y - 8, 2, 16)
                    )
                    assert not plate.bounds.meets(tip), f"{plate.text} hides where it leads"


def test_no_sign_is_hollow_where_the_usual_case_is_not_known() -> None:
    text = (EXAMPLES / "speeding_after.yaml").read_text(encoding="utf-8")
    shares = re.sub(r", share: \{[^}]*\}", "", text)
    picture = diagram_of(read_text(shares))
    assert not any(badge.hollow for badge in picture.planes[0].badges)


def test_touches_are_numbered_in_the_order_of_the_flow() -> None:
    diagram = diagram_of(read(EXAMPLES / "speeding_before.yaml"))
    numbers = {badge.text: badge.of for badge in diagram.planes[0].badges if badge.kind is BadgeKind.TOUCH}
    order = ["take_down", "email_on", "log", "find_parish", "decide", "look_up_contact", "send_on"]
    assert [numbers[str(n)] for n in range(1, 8)] == order


def test_no_two_signs_stand_on_one_another() -> None:
    for path in sorted(EXAMPLES.glob("*.yaml")):
        badges = diagram_of(read(path)).planes[0].badges
        for n, one in enumerate(badges):
            assert not any(one.bounds.meets(other.bounds, -1) for other in badges[n + 1 :]), (path.stem, one)


def test_a_message_between_two_organisations_is_dashed_and_named_and_moves_no_step() -> None:
    from procmodel.layouts import lay_out
    from procmodel.model import MessageFlow
    from procmodel.results.diagram import EdgeKind

    process = read(EXAMPLES / "parking_before.yaml")
    message = MessageFlow(source="bank_cheque", target="apply", name="The refusal")
    ends = {node.id for node in process.nodes}
    assert {message.source, message.target} <= ends, sorted(ends)
    plain, told = (
        lay_out(ProcessView(one)) for one in (process, process.model_copy(update={"messages": (message,)}))
    )
    edge = next(edge for edge in told.planes[0].edges if edge.kind is EdgeKind.MESSAGE)
    assert (edge.source, edge.target) == (message.source, message.target)
    assert edge.label is not None
    assert edge.label.text == "The refusal"
    assert [entry.symbol for entry in told.legend if entry.symbol == "flow:message"]
    assert "Message: from" in told.alternative
    columns = [
        [sorted(s.bounds.x for s in one.planes[0].shapes).index(s.bounds.x) for s in one.planes[0].shapes]
        for one in (plain, told)
    ]
    assert columns[0] == columns[1]
    assert broken(told) == []
