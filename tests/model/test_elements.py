"""Elements: checked by pydantic where they are made by hand, plain frozen values everywhere else."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import tracemalloc
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from procmodel import read
from procmodel.model import (
    Dimension,
    Element,
    EndEvent,
    Gateway,
    Node,
    Process,
    Quantity,
    SequenceFlow,
    SubProcess,
    Task,
    TaskKind,
)
from procmodel.model.base import make

EXAMPLE = "examples/speeding_before.yaml"


class Folder(BaseModel):
    """A model of somebody else that has ours in it."""

    process: Process | None = None
    nodes: tuple[Node, ...] = ()


def test_what_is_said_by_hand_is_turned_into_its_kind() -> None:
    task = Task.model_validate(
        {"id": "log", "kind": "user", "systems": ["crm"], "time": {"dimension": "duration"}}
    )
    assert task.kind is TaskKind.USER
    assert task.systems == ("crm",)
    assert task.time == Quantity(dimension=Dimension.DURATION)
    assert task.label == "log"


@pytest.mark.parametrize(
    ("values", "where", "why"),
    [
        ({}, ("id",), "missing"),
        ({"id": "log", "colour": "red"}, ("colour",), "extra_forbidden"),
        ({"id": 3}, ("id",), "string_type"),
        ({"id": "log", "kind": "tusk"}, ("kind",), "literal_error"),
        ({"id": "log", "on": [{"event": "storm"}]}, ("on", 0, "event"), "enum"),
    ],
)
def test_a_mistake_by_hand_is_told_as_pydantic_tells_it(values: Any, where: Any, why: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Task(**values)
    (error,) = caught.value.errors()
    assert (error["loc"], error["type"], caught.value.title) == (where, why, "Task")


def test_a_mistake_in_a_box_is_told_where_it_is() -> None:
    inner = {"id": "box", "kind": "subprocess", "nodes": [{"id": 3, "kind": "start"}]}
    with pytest.raises(ValidationError) as caught:
        Process.model_validate({"id": "p", "nodes": [inner]})
    assert caught.value.errors()[0]["loc"] == ("nodes", 0, "subprocess", "nodes", 0, "start", "id")


@pytest.mark.parametrize("change", [lambda e: setattr(e, "name", "x"), lambda e: delattr(e, "id")])
def test_no_value_is_changed_in_place(change: Any) -> None:
    for task in (Task(id="log"), make(Task, {"id": "log"})):
        with pytest.raises(ValidationError, match="frozen"):
            change(task)


def test_a_part_of_a_file_and_one_made_by_hand_are_equal_whatever_they_leave_to_defaults() -> None:
    by_hand = Task(id="log", name=None, kind=TaskKind.MANUAL)
    assert by_hand == make(Task, {"id": "log"})
    assert by_hand != make(Task, {"id": "log", "name": ""})
    assert by_hand != make(SubProcess, {"id": "log"})
    assert repr(by_hand) == repr(make(Task, {"id": "log"}))
    assert by_hand.model_fields_set == {"id", "name", "kind"}


def test_a_copy_has_the_new_values_and_leaves_the_old_alone() -> None:
    task = Task(id="log", name="Log it")
    twin = task.model_copy(update={"name": "Note it"})
    assert (task.name, twin.name, twin.id) == ("Log it", "Note it", "log")


def test_copies_and_pickles_are_equal_and_know_where_they_were_read() -> None:
    process = read(EXAMPLE)
    twins = (
        copy.copy(process),
        copy.deepcopy(process),
        process.model_copy(),
        pickle.loads(pickle.dumps(process)),
    )
    for twin in twins:
        assert twin == process
        assert twin.origin.sha256 == process.origin.sha256
        assert twin.origin.place("steps", "report") == process.origin.place("steps", "report")


def test_an_origin_knows_the_hash_of_the_file_also_once_more_was_remarked() -> None:
    expected = sha256(Path(EXAMPLE).read_bytes()).hexdigest()
    origin = read(EXAMPLE).origin
    assert origin.with_remarks(()).sha256 == origin.sha256 == expected


def test_a_process_shown_as_maps_is_the_same_process_again() -> None:
    process = read(EXAMPLE)
    assert Process.model_validate(process.model_dump()) == process
    assert Process.model_validate_json(process.model_dump_json()) == process
    assert list(process.model_dump()) == list(Process.model_fields)
    assert "costs" not in process.model_dump(exclude_defaults=True)


def test_the_schema_of_a_class_names_its_fields_and_parts() -> None:
    schema = Process.model_json_schema()
    properties = schema["$defs"]["Process"]["properties"]
    assert list(properties) == list(Process.model_fields)
    assert schema["$defs"]["Task"]["properties"]["kind"]["default"] == "manual"
    mapping = properties["nodes"]["items"]["discriminator"]["mapping"]
    assert mapping["parallel"] == "#/$defs/Gateway"
    assert Process.model_json_schema(mode="serialization")["$defs"].keys() == schema["$defs"].keys()


def test_a_model_of_somebody_else_holds_checks_and_shows_elements() -> None:
    gateway = make(Gateway, {"id": "ways", "kind": "parallel"})
    folder = Folder.model_validate(
        {"nodes": [{"id": "log", "kind": "rule"}, gateway], "process": {"id": "p"}}
    )
    assert folder.nodes == (Task(id="log", kind=TaskKind.RULE), gateway)
    assert folder.nodes[1] is gateway
    assert isinstance(folder.process, Process)
    assert json.loads(folder.model_dump_json())["nodes"][0]["kind"] == "rule"
    with pytest.raises(ValidationError):
        Folder.model_validate({"nodes": [{"id": "log", "kind": "tusk"}]})


def test_a_field_of_a_union_takes_only_its_kinds() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(Node)
    assert type(adapter.validate_python({"id": "e", "kind": "end"})) is EndEvent
    with pytest.raises(ValidationError):
        adapter.validate_python(SequenceFlow(source="a", target="b"))


def test_a_class_of_somebody_else_adds_fields() -> None:
    class Desk(Element):
        id: str
        seats: int = 2

    assert Desk(id="d").seats == 2
    assert list(Desk.model_fields) == ["extensions", "id", "seats"]
    assert Desk.model_validate({"id": "d", "seats": "3"}).model_dump() == {
        "extensions": {},
        "id": "d",
        "seats": 3,
    }
    with pytest.raises(ValidationError):
        Desk.model_validate({"id": "d", "seats": "many"})


def test_python_can_say_how_a_class_is_called() -> None:
    parameters = inspect.signature(SequenceFlow).parameters
    assert parameters["source"].default is inspect.Parameter.empty
    assert parameters["rework"].default is False


def test_a_part_takes_room_for_what_it_says_and_not_for_what_it_could_say() -> None:
    tracemalloc.start()
    parts = [make(Task, {"id": "log", "name": "Log it", "lane": "desk"}) for _ in range(1_000)]
    room, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert room / len(parts) < 600  # bytes; with room for all its fields it would be 1,400
