"""The seed pair as a workbook is the seed pair: made from its files, and giving the same figures."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from procmodel.cli import procmodel
from procmodel.recipes.starting import write_workbook

EXAMPLES = Path(__file__).parents[2] / "examples"
BOOK = EXAMPLES / "speeding.xlsx"
PAIR = (str(EXAMPLES / "speeding_before.yaml"), str(EXAMPLES / "speeding_after.yaml"))


def compared(*paths: str) -> dict[str, Any]:
    done = CliRunner().invoke(procmodel, ["diff", *paths, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def parts(data: bytes) -> dict[str, bytes]:
    """What a zip file holds; how it is packed depends on the zlib that packed it."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_shipped_workbook_is_what_new_writes(tmp_path: Path) -> None:
    one, other = (write_workbook(name, "speeding", str(tmp_path))[0] for name in ("a.xlsx", "b.xlsx"))
    assert Path(one).read_bytes() == Path(other).read_bytes()
    shipped, fresh = parts(BOOK.read_bytes()), parts(Path(one).read_bytes())
    stale = [name for name in shipped.keys() | fresh.keys() if shipped.get(name) != fresh.get(name)]
    assert not stale, "renew it: procmodel new examples/speeding.xlsx --force"


def test_the_shipped_workbook_gives_the_figures_of_the_pair() -> None:
    book, pair = compared(str(BOOK)), compared(*PAIR)
    assert book["finding"] == pair["finding"]
    for name, figures in pair["measures"].items():
        for side in ("before", "after", "change"):
            assert numbers(book["measures"][name][side]) == numbers(figures[side]), (name, side)


def numbers(value: object) -> object:
    """The figures alone: `missing` may name a system by its id in one and its name in the other."""
    if isinstance(value, dict):
        return {key: numbers(part) for key, part in value.items() if key not in ("missing", "list")}
    return value


def test_the_shipped_workbook_says_what_became_of_each_step() -> None:
    def became(found: dict[str, Any]) -> list[tuple[object, ...]]:
        return [(entry["before"], entry["after"], entry["kind"], entry["share"]) for entry in found["steps"]]

    assert sorted(became(compared(str(BOOK)))) == sorted(became(compared(*PAIR)))
