"""Pictures on paper: pages by name, lanes as columns, long processes in rows, small text named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from procmodel.cli.running import FINDINGS
from procmodel.errors import AnalysisError
from procmodel.formats import read
from procmodel.graph import ProcessView
from procmodel.layouts import lay_out, lay_out_pair
from procmodel.layouts.pages import paper_of
from procmodel.model import (
    Gateway,
    GatewayKind,
    IntermediateThrowEvent,
    Lane,
    Process,
    SequenceFlow,
    Task,
    TaskKind,
)
from procmodel.recipes.before_after import before_after
from procmodel.results.diagram import Annotations, Diagram, Shape
from procmodel.results.lettering import least_letters
from tests.layouts.graphs import random_problem
from tests.layouts.laws import broken
from tests.strategies import processes

EXAMPLES = Path(__file__).parents[2] / "examples"


def chain(steps: int, lanes: int = 4, back: int = 0) -> ProcessView:
    """Steps one after the other; every `back`-th flows back too."""
    nodes = tuple(
        Task(id=f"t{n}", name=f"Step number {n}", lane=f"l{n * n // 7 % lanes}", kind=TaskKind.USER)
        for n in range(steps)
    )
    flows = [SequenceFlow(source=f"t{n}", target=f"t{n + 1}") for n in range(steps - 1)]
    if back:
        flows += [SequenceFlow(source=f"t{n}", target=f"t{n - 9}") for n in range(9, steps, back)]
    named = tuple(Lane(id=f"l{n}", name=f"Team {n}") for n in range(lanes))
    return ProcessView(Process(id="chain", name="Chain", lanes=named, nodes=nodes, flows=tuple(flows)))


def pair_of(name: str, **options: object) -> Diagram:
    return before_after(*(read(EXAMPLES / f"{name}_{side}.yaml") for side in ("before", "after"))).diagram(
        **options
    )


def connectors(diagram: Diagram) -> list[Shape]:
    return [s for plane in diagram.planes for s in plane.shapes if s.kind == "connector"]


@pytest.mark.parametrize("wide_first", [True, False])
def test_the_title_of_a_version_of_one_step_has_room_beside_the_other(wide_first: bool) -> None:
    views = [chain(20), chain(1, lanes=1)][:: 1 if wide_first else -1]
    drawn = lay_out_pair(*views, [], Annotations(), Annotations(), view="side-by-side")
    assert broken(drawn) == []
    one, two = drawn.planes
    assert one.subtitle is not None
    assert two.title is not None
    assert one.subtitle.bounds.right < two.title.bounds.x


@pytest.mark.parametrize(
    ("page", "orientation", "width"),
    [("A4", None, 297), ("a4", "portrait", 210), ("letter", "portrait", 215.9),
     ("16:9", None, 338.67), ("300x200", None, 300), ("200x300", "landscape", 300)],
)  # fmt: skip
def test_a_page_has_its_size(page: str, orientation: str | None, width: float) -> None:
    paper = paper_of(page, orientation)
    assert paper is not None
    assert paper.width == pytest.approx(width * 96 / 25.4)


@pytest.mark.parametrize("page", ["A9", "0x10", "", "210", "nan x nan"])
def test_what_is_no_page_is_refused_by_name(page: str) -> None:
    with pytest.raises(AnalysisError, match="is no page"):
        paper_of(page, None)


@pytest.mark.parametrize("page", ["A4", "A3", "letter", "16:9", "400x150"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_a_long_chain_on_any_page_keeps_the_contract(page: str, orientation: str) -> None:
    diagram = lay_out(chain(60, back=13), page=page, orientation=orientation)
    assert broken(diagram) == []
    assert len(diagram.planes) > 1


@pytest.mark.parametrize("name", ["bins", "parking", "repair", "speeding"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("view", ["stacked", "side-by-side"])
def test_pairs_on_a_page_keep_the_contract(name: str, orientation: str, view: str) -> None:
    assert broken(pair_of(name, page="A4", orientation=orientation, view=view)) == []


@settings(max_examples=25)
@given(processes(depth=3))
def test_any_model_folded_or_with_lanes_as_columns_keeps_the_contract(process: Process) -> None:
    view = ProcessView(process)
    assert broken(lay_out(view, page="80x60")) == []
    assert broken(lay_out(view, page="60x80", orientation="portrait")) == []


def test_words_beside_a_flow_at_the_edge_stay_on_the_sheet() -> None:
    problem = random_problem(108, lanes=3, nodes=8)
    made = Process(
        id="p",
        lanes=tuple(Lane(id=f"l{n}") for n in range(3)),
        nodes=tuple(
            Gateway(id=f"t{n}", kind=GatewayKind.EXCLUSIVE, lane=f"l{item.lane}")
            if n % 2
            else IntermediateThrowEvent(id=f"t{n}", name="Nobody answers at all", lane=f"l{item.lane}")
            for n, item in enumerate(problem.items)
        ),
        flows=tuple(
            SequenceFlow(
                source=f"t{f.source}", target=f"t{f.target}", when="nobody answers" if f.source % 3 else None
            )
            for f in problem.flows
        ),
    )
    assert broken(lay_out(ProcessView(made), page="80x60")) == []


def test_a_folded_chain_is_shown_larger_than_in_one_row() -> None:
    view = chain(60)
    whole, folded = lay_out(view), lay_out(view, page="A4")
    paper = paper_of("A4", None)
    assert paper is not None
    assert folded.scale > 2 * min(paper.width / whole.width, paper.height / whole.height)


def test_each_row_repeats_the_lanes_and_every_connector_has_its_other_end() -> None:
    diagram = lay_out(chain(60), page="A4")
    heads = [[band.id for band in plane.bands] for plane in diagram.planes]
    assert heads[0] == ["l0", "l1", "l2", "l3"]
    assert all(head == heads[0] for head in heads)
    ends = [shape.id for shape in connectors(diagram)]
    numbers = {id_.split("-")[1] for id_ in ends}
    assert len(numbers) == len(diagram.planes) - 1
    assert all(f"connector-{n}-{side}" in ends for n in numbers for side in ("from", "to"))


def test_folding_loses_no_step_and_no_flow() -> None:
    view = chain(80, back=11)
    diagram = lay_out(view, page="A4")
    steps = [s.id for plane in diagram.planes for s in plane.shapes if s.kind != "connector"]
    assert sorted(steps) == sorted(view.ids)
    assert {e.id for plane in diagram.planes for e in plane.edges} == {
        f"flow-{n}" for n in range(len(view.flows))
    }


def test_matched_steps_share_a_column_in_folded_pairs_too() -> None:
    diagram = pair_of("speeding", page="150x300")
    places: dict[str, list[float]] = {}
    for plane in diagram.planes:
        for shape in plane.shapes:
            if shape.id == "decide":
                places.setdefault(shape.id, []).append(shape.bounds.centre.x)
    assert len(set(places["decide"])) == 1


def test_lanes_as_columns_flow_downwards() -> None:
    diagram = lay_out(chain(8, lanes=2), orientation="portrait")
    bands = diagram.planes[0].bands
    assert bands[0].bounds.right == bands[1].bounds.x
    first, last = diagram.shape("t0").bounds, diagram.shape("t7").bounds
    assert first.bottom < last.y


def test_text_under_six_points_is_a_warning_that_names_the_size() -> None:
    small = lay_out(chain(400), page="A4")
    assert len(small.warnings) == 1
    size = least_letters(small) * small.scale * 0.75
    assert size <= min(text.size for text in small.texts_all()) * small.scale * 0.75
    assert f"{int(size * 10) / 10} pt at A4" in small.warnings[0]
    assert lay_out(chain(4), page="A3").warnings == ()


def test_small_text_is_an_error_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from procmodel.cli import procmodel
    from procmodel.cli.running import run

    example = str(EXAMPLES / "parking_before.yaml")
    said = ["draw", example, "-o", str(tmp_path / "p.svg"), "--page", "80x60"]
    assert run(procmodel, [*said, "--fail-on", "small-text"]) == FINDINGS
    assert "under 6 pt" in capsys.readouterr().err
    assert run(procmodel, said) == 0


def test_a_page_sets_the_size_of_the_file() -> None:
    from procmodel.drawing import draw

    svg = draw(lay_out(chain(9), page="A4", orientation="portrait"), "svg").decode()
    assert 'width="793.7" height="1122.52"' in svg


def test_a_chain_of_400_steps_on_a3_takes_under_two_seconds() -> None:
    from time import process_time

    view = chain(400, back=37)
    lay_out(chain(5))
    began = process_time()
    lay_out(view, page="A3")
    assert process_time() - began < 2
