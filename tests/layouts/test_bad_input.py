"""Odd models: none, one step, many lanes, many branches, labels of all kinds, parts that do not hang together."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.drawing import draw
from procmodel.graph import ProcessView
from procmodel.layouts import lay_out
from procmodel.model import Gateway, GatewayKind, Lane, Process, SequenceFlow, Task, TaskKind
from procmodel.results.diagram import Diagram
from tests.layouts.laws import broken

LABELS = {
    "markup": "<b>bold</b> & \"quoted\" 'text' ]]> <!-- -->",
    "long": "word " * 2000,
    "one long word": "x" * 10_000,
    "right to left": "\u05d3\u05d5\u05d7 \u05e2\u05dc \u05de\u05d4\u05d9\u05e8\u05d5\u05ea \u0633\u0631\u0639\u0629",
    "zero width": "\u200b\u200d\u2060\ufeff",
    "emoji": "\U0001f697\U0001f4a8 \U0001f468\u200d\U0001f469\u200d\U0001f467 speeding",
    "blank": "   ",
    "controls": "a\x00b\x1bc\ud800d",
}


def process(
    tasks: int, lanes: int = 1, flows: tuple[tuple[int, int], ...] = (), name: str = "Do it"
) -> ProcessView:
    return ProcessView(
        Process(
            id="p",
            name=name,
            lanes=tuple(Lane(id=f"l{n}", name=f"{name} {n}") for n in range(lanes)),
            nodes=tuple(
                Task(id=f"t{n}", name=name, lane=f"l{n % lanes}", kind=TaskKind.USER) for n in range(tasks)
            ),
            flows=tuple(SequenceFlow(source=f"t{a}", target=f"t{b}", when=name) for a, b in flows),
        )
    )


def checked(view: ProcessView, **options: str) -> Diagram:
    diagram = lay_out(view, **options)
    assert broken(diagram) == []
    return diagram


@pytest.mark.parametrize("options", [{}, {"page": "A4"}, {"page": "A4", "orientation": "portrait"}])
def test_a_process_without_steps_says_so(options: dict[str, str]) -> None:
    diagram = checked(ProcessView(Process(id="empty", lanes=(), nodes=(), flows=())), **options)
    assert "no steps" in diagram.alternative


@pytest.mark.parametrize("options", [{}, {"page": "A4"}, {"page": "A4", "orientation": "portrait"}])
def test_one_step_in_one_lane(options: dict[str, str]) -> None:
    assert len(checked(process(1), **options).planes[0].shapes) == 1


def test_sixty_lanes() -> None:
    diagram = checked(process(120, 60, tuple((n, n + 1) for n in range(119))))
    assert len(diagram.planes[0].bands) == 60


def test_five_hundred_parallel_branches() -> None:
    nodes = [
        Gateway(id="split", kind=GatewayKind.PARALLEL, lane="l"),
        Gateway(id="join", kind=GatewayKind.PARALLEL, lane="l"),
        *(Task(id=f"t{n}", name="Do it", lane="l", kind=TaskKind.USER) for n in range(500)),
    ]
    flows = [
        SequenceFlow(source=a, target=b)
        for n in range(500)
        for a, b in (("split", f"t{n}"), (f"t{n}", "join"))
    ]
    view = ProcessView(Process(id="p", lanes=(Lane(id="l"),), nodes=tuple(nodes), flows=tuple(flows)))
    checked(view)


@pytest.mark.parametrize("kind", LABELS)
def test_labels_of_every_kind_stay_in_their_boxes(kind: str) -> None:
    diagram = checked(process(3, 2, ((0, 1), (1, 2), (2, 0)), LABELS[kind]))
    for shape in diagram.planes[0].shapes:
        if shape.label is not None and shape.label.lines:
            assert shape.bounds.x <= shape.label.bounds.x
            assert shape.label.bounds.right <= shape.bounds.right
            assert shape.label.bounds.bottom <= shape.bounds.bottom
    assert draw(diagram, "svg").startswith(b"<?xml")


def test_a_name_with_nothing_at_its_foot_stands_in_the_middle_of_its_box() -> None:
    for kind, middle in ((TaskKind.PLAIN, True), (TaskKind.USER, False)):
        node = Task(id="t", name="Do it", lane="l", kind=kind)
        shape = lay_out(ProcessView(Process(id="p", lanes=(Lane(id="l"),), nodes=(node,), flows=())))
        (shape,) = shape.planes[0].shapes
        assert shape.label is not None
        assert (shape.label.bounds.centre.y == pytest.approx(shape.bounds.centre.y)) == middle


def test_what_a_box_cannot_hold_stands_in_its_title() -> None:
    diagram = lay_out(process(1, name=LABELS["long"]))
    label = diagram.planes[0].shapes[0].label
    assert label is not None
    assert label.shortened
    assert LABELS["long"].strip() in draw(diagram, "svg").decode()


def test_parts_that_do_not_hang_together_stand_side_by_side() -> None:
    diagram = checked(process(9, 3, ((0, 1), (3, 4), (4, 3), (6, 6))))
    assert len(diagram.planes[0].shapes) == 9


def test_a_folder_as_output_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from procmodel.cli import procmodel
    from procmodel.cli.running import run
    from tests.conftest import ROOT

    folder = tmp_path / "folder.svg"
    folder.mkdir()
    code = run(procmodel, ["draw", str(ROOT / "examples" / "speeding_before.yaml"), "-o", str(folder)])
    assert code == 3
    assert "folder.svg" in capsys.readouterr().err
