"""Calls and shared assumptions: files beside the model, read safely and once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from procmodel.errors import ReadError
from procmodel.formats import read, read_text
from procmodel.limits import Limits
from procmodel.model import CallActivity

HEAD = "procmodel: 1\nname: X\nlanes: {a: {}}\n"
LEAF = HEAD + "steps: {t: {name: T, lane: a, kind: manual}}\n"


def calling(file: str) -> str:
    return HEAD + f"steps: {{c: {{name: C, lane: a, kind: call, file: {file!r}}}}}\n"


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(files))}.yaml"


def test_a_call_reads_the_other_model_with_its_own_places(tmp_path: Path) -> None:
    process = read(put(tmp_path, top=calling("leaf.yaml"), leaf=LEAF))
    call = process.nodes[0]
    assert isinstance(call, CallActivity)
    assert call.called is not None
    assert call.called.nodes[0].id == "t"
    assert call.called.origin.file == str(tmp_path / "leaf.yaml")


@pytest.mark.parametrize(
    "name",
    [
        "../leaf.yaml", "/etc/passwd", "http://x/leaf.yaml", "C:leaf.yaml", "\\\\host\\leaf.yaml",
        "missing.yaml", "link.yaml", "pipe.yaml", "folder.yaml", "%2e%2e/leaf.yaml", "",
    ],
)  # fmt: skip
def test_a_call_reads_only_regular_files_of_its_folder(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    (inside / "folder.yaml").mkdir(parents=True)
    (tmp_path / "leaf.yaml").write_text(LEAF, encoding="utf-8")
    (inside / "link.yaml").symlink_to(tmp_path / "leaf.yaml")
    os.mkfifo(inside / "pipe.yaml")
    written = name.replace("\\", "\\\\")
    top = put(inside, top=HEAD + f'steps: {{c: {{name: C, lane: a, kind: call, file: "{written}"}}}}\n')
    with pytest.raises(ReadError, match=r"top\.yaml:4:\d+: 'file'"):
        read(top)


def test_calls_in_a_circle_are_named(tmp_path: Path) -> None:
    top = put(tmp_path, top=calling("other.yaml"), other=calling("top.yaml"))
    with pytest.raises(ReadError, match=r"circle: 'top\.yaml' -> 'other\.yaml' -> 'top\.yaml'"):
        read(top)
    with pytest.raises(ReadError, match="circle"):
        read(put(tmp_path, me=calling("me.yaml")))


def test_a_long_chain_of_calls_is_refused(tmp_path: Path) -> None:
    chain = {f"m{n}": calling(f"m{n + 1}.yaml") for n in range(300)}
    with pytest.raises(ReadError, match="deeper than 16"):
        read(put(tmp_path, **chain, m300=LEAF))


def test_steps_are_counted_as_if_all_calls_were_expanded(tmp_path: Path) -> None:
    levels = {}
    for n in range(12):
        steps = "".join(f"  c{k}: {{name: C, lane: a, kind: call, file: l{n + 1}.yaml}}\n" for k in range(10))
        levels[f"l{n}"] = HEAD + "steps:\n" + steps
    with pytest.raises(ReadError, match="the limit is 200000"):
        read(put(tmp_path, **levels, l12=LEAF))


def test_what_is_wrong_with_a_called_model_is_told_under_its_own_name(tmp_path: Path) -> None:
    top = put(tmp_path, top=calling("leaf.yaml"), leaf=LEAF.replace("lane: a", "lane: b"))
    with pytest.raises(ReadError, match=r"leaf\.yaml:4:\d+: 'lane' names 'b'"):
        read(top)


def test_a_text_refers_to_no_file(tmp_path: Path) -> None:
    process = read_text(calling("leaf.yaml"))
    assert any(remark.rule == "file" for remark in process.remarks)


def test_calls_count_files_against_a_limit(tmp_path: Path) -> None:
    steps = "".join(f"  c{k}: {{name: C, lane: a, kind: call, file: m{k}.yaml}}\n" for k in range(3))
    top = put(tmp_path, top=HEAD + "steps:\n" + steps, m0=LEAF, m1=LEAF, m2=LEAF)
    assert len(read(top).nodes) == 3
    with pytest.raises(ReadError, match="called models"):
        read(top, limits=Limits(call_files=2))


def test_shared_assumptions_are_read_and_own_ones_win(tmp_path: Path) -> None:
    shared = "pay: {value: 19.10 per hour, grade: recorded}\nshare: 30%\n"
    text = (
        "procmodel: 1\nname: X\nassumptions: {file: shared.yaml, share: 40%}\n"
        "lanes: {a: {rate: $pay, availability: $share}}\nsteps: {t: {name: T, lane: a, kind: manual}}\n"
    )
    process = read(put(tmp_path, top=text, shared=shared))
    rate, share = process.lanes[0].rate, process.lanes[0].availability
    assert rate is not None
    assert (rate.likely, rate.unit, rate.assumption, rate.grade) == (19.1, "per h", "pay", "recorded")
    assert share is not None
    assert share.likely == 0.4
    with pytest.raises(ReadError, match="outside the folder"):
        read(put(tmp_path, top=text.replace("shared.yaml", "../shared.yaml")))
