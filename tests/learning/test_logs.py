"""Event logs: any usual headings, packed or not, counted as the collection says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmodel.errors import MissingToolError, ReadError
from procmodel.formats.logs import read_log
from procmodel.formats.logs.gather import FIELDS, Gathering
from procmodel.formats.problems import Problems
from procmodel.limits import Limits
from procmodel.results.event_log import EventLog

CSV = """\
case,activity,start,end,who
1,Ask,2026-01-05T09:00,2026-01-05T09:10,ann
1,Answer,2026-01-05T10:00,2026-01-05T10:30,bob
2,Ask,2026-01-05T09:30,2026-01-05T09:50,ann
"""


def written(folder: Path, text: str, name: str = "log.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def told(path: str, **more: object) -> str:
    with pytest.raises(ReadError) as caught:
        read_log(path, **more)  # type: ignore[arg-type]
    return " ".join(str(problem) for problem in caught.value.problems) or str(caught.value)


def changes(log: EventLog) -> int:
    """Consecutive events of a case by different resources."""
    return sum(
        log.resource[a] != log.resource[a + 1]
        for case in range(len(log.cases))
        for a in list(log.events_of(case))[:-1]
    )


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("logs/running-example/running-example.csv", "running-example"),
        ("logs/running-example/running-example.xes", "running-example"),
        ("logs/purchasing/PurchasingExample.csv.gz", "PurchasingExample"),
        ("simulation/simod-loan/LoanApp_simplified_train.csv.gz", "LoanApp_simplified_train"),
    ],
)
def test_published_logs_have_the_published_counts(shared_data: Path, file: str, name: str) -> None:
    expected = json.loads((shared_data / "logs" / "expected.json").read_text())["logs"][name]
    log = read_log(str(shared_data / file))
    assert (len(log.cases), len(log), len(log.activities)) == (
        expected["cases"], expected["events"], expected["activities"],
    )  # fmt: skip
    assert len(log.resources) == expected["resources"]
    assert len(log.variants) == expected["variants"]
    assert max(log.variants.values()) == expected["most_common_variant_cases"]
    assert changes(log) == expected["resource_changes_total"]


def test_events_stand_by_case_and_time(tmp_path: Path) -> None:
    log = read_log(written(tmp_path, CSV))
    assert [log.activities[a] for a in log.activity] == ["Ask", "Answer", "Ask"]
    assert list(log.traces()) == [(0, 1), (0,)]
    assert log.has_starts


def test_a_packed_log_reads_as_the_plain_one(tmp_path: Path) -> None:
    plain = read_log(written(tmp_path, CSV))
    packed = tmp_path / "log.csv.gz"
    packed.write_bytes(gzip.compress(CSV.encode()))
    assert read_log(str(packed)).variants == plain.variants


@pytest.mark.parametrize(
    "heading", ["case:concept:name,concept:name,start_timestamp,time:timestamp", "Case ID;Activity;Start;End"]
)
def test_headings_of_other_tools_are_known(tmp_path: Path, heading: str) -> None:
    sign = ";" if ";" in heading else ","
    row = sign.join(["7", "Ask", "2026-01-05 09:00:00", "2026-01-05 09:10:00"])
    assert read_log(written(tmp_path, f"{heading}\n{row}\n")).cases == ("7",)


def test_a_heading_can_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, CSV.replace("case,", "permit,"))
    assert "no column tells the case" in told(path)
    assert len(read_log(path, columns={"case": "permit"}).cases) == 2
    assert "there is no column 'prmit'" in told(path, columns={"case": "prmit"})


def test_what_is_passed_over_is_counted_and_told(tmp_path: Path) -> None:
    text = (
        CSV
        + "3,Ask,soon,later,ann\n,Ask,2026-01-05T09:00,,\n4,Ask,2026-01-05T09:00,2026-01-05T08:00+00:00,ann\n"
    )
    said = " ".join(str(remark) for remark in read_log(written(tmp_path, text)).remarks)
    assert "events whose time cannot be read, left out: 1 (the first: row 5, column 'start' is 'soon'" in said
    assert "expected such as 2026-01-31T09:30:00+00:00" in said
    assert (
        "events without a case or an activity, left out: 1 (the first: row 6, column 'case' is empty)" in said
    )
    assert "times that name no zone while others do" in said
    assert "events that end before they begin, counted as taking no time: 1" in said


@pytest.mark.parametrize("year", ["0001", "99999"])
def test_absurd_years_are_no_times(tmp_path: Path, year: str) -> None:
    text = f"case,activity,end\n1,Ask,{year}-01-05T09:00\n"
    assert "none of the 1 events has a time" in told(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("case,activity,end\n", "log.csv", "no events (expected one row"),
        ("", "log.csv", "no events (expected one row"),
        (
            "case,activity,when\n1,Ask,2026-01-05\n",
            "log.csv",
            "no column tells the time (there are: case, activity, when); name it: --column end=HEADING",
        ),
        (
            "case,activity,end\n,Ask,2026-01-05\n",
            "log.csv",
            "names its case: row 2, column 'case' is empty; name the column that does: --column case=",
        ),
        ("id,case,activity,end\n1,7,,2026-01-05\n", "log.csv", "activity: row 2, column 'activity' is empty"),
        (
            "Case ID,Activity,Start,End\n\n7,Ask,,\n8,Ask,,soon\n",
            "log.csv",
            "none of the 2 events has a time that can be read: row 3, column 'End' is empty (expected such as 2026-",
        ),
        (
            'case,activity,start,end\n\n"7\n8",Ask,soon,\n',
            "log.csv",
            "row 3, column 'start' is 'soon'",
        ),
        (
            "<log>\n<trace>\n<string key='concept:name' value='a'/>\n<event>\n<string key='concept:name' value='Ask'/>"
            "\n<date key='time:timestamp' value='soon'/>\n</event></trace></log>",
            "log.xes",
            "'time:timestamp' of the event 'Ask' of case 'a', in or above line 7, is 'soon'",
        ),
        ("x", "log.csv.gz", "its name ends with .gz, but it is not packed with gzip (take .gz off the name"),
        ("<log", "log.xes", "no XML"),
        ('<!DOCTYPE log SYSTEM "x.dtd"><log/>', "log.xes", "document type"),
        ("<log>" + "<list>" * 100 + "</list>" * 100 + "</log>", "log.xes", "nested deeper"),
        ("x", "log.txt", "no kind of log has the ending"),
    ],
)
def test_what_is_no_log_is_refused(tmp_path: Path, text: str, name: str, words: str) -> None:
    assert words in told(written(tmp_path, text, name))


def test_a_missing_log_a_folder_and_a_cut_file_are_told(tmp_path: Path) -> None:
    assert "no such file" in told(str(tmp_path / "none.csv"))
    (tmp_path / "folder.csv").mkdir()
    assert "folder" in told(str(tmp_path / "folder.csv"))
    cut = tmp_path / "cut.csv.gz"
    cut.write_bytes(gzip.compress(CSV.encode() * 100)[:60])
    assert "cut.csv.gz" in told(str(cut))
    assert "damaged or cut short (fetch or pack it again)" in told(str(cut))
    packed = tmp_path / "packed.csv"
    packed.write_bytes(gzip.compress(CSV.encode()))
    assert "packed with gzip (end its name with .gz, or unpack it)" in told(str(packed))


def test_the_line_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes((CSV + "3,Zoë,2026-01-05,2026-01-05,ann\n").encode("cp1252"))
    assert "line 5 is not UTF-8: byte EB (save the log as UTF-8" in told(str(path))
    many = CSV * 20_000
    path.write_bytes(many.encode() + "Zoë".encode("cp1252"))
    assert f"line {many.count(chr(10)) + 1} is not UTF-8" in told(str(path))


def test_a_log_over_the_limit_is_refused(tmp_path: Path) -> None:
    assert "more than 50 bytes" in told(written(tmp_path, CSV), limits=Limits(log=50))


def test_start_and_complete_of_a_xes_log_become_one_event(tmp_path: Path) -> None:
    def event(what: str, when: str) -> str:
        return (
            '<event><string key="concept:name" value="Ask"/>'
            f'<string key="lifecycle:transition" value="{what}"/><date key="time:timestamp" value="{when}"/></event>'
        )

    ready = event("schedule", "2026-01-05T08:50:00Z")
    begun = ready + event("start", "2026-01-05T09:00:00Z") + event("suspend", "2026-01-05T09:01:00Z")
    done = event("complete", "2026-01-05T09:30:00Z")
    text = f'<log><trace><string key="concept:name" value="a"/>{begun}{done}</trace></log>'
    log = read_log(written(tmp_path, text, "log.xes"))
    assert len(log) == 1
    assert log.end[0] - log.start[0] == 30 * 60
    assert log.start[0] - log.enabled[0] == 10 * 60
    assert "neither start nor complete an activity, left out: 1" in str(log.remarks[0])


def test_parquet_asks_for_what_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingToolError) as caught:
        read_log(written(tmp_path, "x", "log.parquet"))
    assert str(caught.value) == "Parquet logs need duckdb (pip install 'procmodel[logs]')"


ROW_FIELDS = st.fixed_dictionaries(
    {
        "case": st.sampled_from(["1", "2", "3", ""]),
        "activity": st.sampled_from(["Ask", "Answer", ""]),
        "start": st.sampled_from(
            ["2026-01-05T09:00", "2026-01-04T10:00:00+01:00", "yesterday", "", " 2026-01-06"]
        ),
        "end": st.sampled_from(["2026-01-05T09:30", "2026-01-05 11:00:00", "05/01/2026 10:00", ""]),
        "resource": st.sampled_from(["Ann", "Bob", ""]),
    }
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(ROW_FIELDS, min_size=1, max_size=8))
def test_events_taken_many_at_once_are_those_taken_one_by_one(rows: list[dict[str, str]]) -> None:
    def gathered(many: bool) -> tuple[object, ...]:
        log = Gathering("log.csv", Problems("log.csv"), {field: field for field in rows[0]})
        columns = [[row.get(field, "") for row in rows] if field in rows[0] else [] for field in FIELDS]
        if many:
            log.add_all(columns)
        else:
            for row in rows:
                log.add(*(row.get(field, "") for field in FIELDS))
        times = {
            key: [None if value != value else value for value in column] for key, column in log.times.items()
        }
        return (
            log.names,
            log.numbers,
            times,
            log.bad_times,
            log.nameless,
            +log.zones,
            log.unread,
            log.unnamed,
            log.row,
        )

    assert gathered(True) == gathered(False)
