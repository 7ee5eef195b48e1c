"""The keys at the top of a file, and those of lanes."""

from __future__ import annotations

from typing import Any

from procmodel.formats.context import Context
from procmodel.formats.element_tables import Steps
from procmodel.formats.evidence import HOURLY, NUMBER, RATE, SHARE
from procmodel.formats.problems import cut
from procmodel.formats.records import NAMES_KEY, Key, MapById, Record, Table, later
from procmodel.formats.tree import Value
from procmodel.formats.types import NOTE, TEXT, Any_, Choice, Id, Integer, OneOrMany, Text, Type
from procmodel.light.overriding import override
from procmodel.model import AfterHours, Lane, LaneKind

__all__ = ["LANES", "TOP"]


class Format(Type):
    """The number of the format."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> int | None:
        if type(value) is str and value == "1":
            return 1
        newer = type(value) is str and value.isdigit() and len(value) < 9 and int(value) > 1
        context.problems.error("format", mark, "newer" if newer else "no_format",
                               text=cut(value) if isinstance(value, str) else "a collection")  # fmt: skip
        return None

    @override
    def schema(self) -> dict[str, Any]:
        return {"const": 1}


class Currency(Text):
    """A currency by its three letters."""

    @override
    def read(self, context: Context, value: Value, mark: int) -> str | None:
        found = super().read(context, value, mark)
        if found is None or (len(found) == 3 and found.isascii() and found.isupper()):
            return found
        context.wrong(mark, "three letters such as GBP", value)
        return None


LANES = MapById(
    "lane",
    Record(
        Table(
            "lane",
            Key("name", TEXT, "what people call it"),
            NAMES_KEY,
            Key(
                "kind",
                Choice("lane kind", LaneKind),
                "customer (who the service is for), staff (default), partner (another organisation), system",
            ),
            Key("organisation", TEXT, "whose lane it is; lanes of one organisation share a pool"),
            Key("people", Integer(), "how many people work in it; left out: not known"),
            Key("rate", HOURLY, "what an hour costs, such as `19.10 per hour`"),
            Key("hours", later("tables", "HOURS"), "when they work; default: the calendar's hours"),
            Key(
                "after_hours",
                Choice("way to end a day", AfterHours),
                "a job that is not done when their hours end: stop (the default; it rests) or finish (they stay)",
            ),
            Key("availability", SHARE, "the share of their hours that this process gets"),
            Key("roles", later("tables", "ROLES"), "people who serve several lanes: {name: count}"),
            Key("pool", Id(), "the pool it lies in, as BPMN draws it"),
            Key("inside", Id(), "the lane it is nested in", field="parent"),
            Key("note", NOTE, "anything worth knowing"),
        ),
        Lane,
    ),
)

TOP = Table(
    "file",
    Key("procmodel", Format(), "the version of this format", required=True),
    Key("name", TEXT, "what the process is called", required=True),
    NAMES_KEY,
    Key("id", Id(), "its id; default: made of the name"),
    Key("state", TEXT, "before, after, option-b, ...: the title of its panel"),
    Key(
        "status", Choice("status", ("planned", "live", "measured")), "planned (the default), live or measured"
    ),
    Key("description", NOTE, "what it is about, for the report"),
    Key("author", TEXT, "who wrote this"),
    Key("date", TEXT, "from when it is"),
    Key("licence", TEXT, "under which terms it may be used"),
    Key("organisation", TEXT, "whose process; the default of staff and system lanes"),
    Key("identifiers", later("tables", "IDENTIFIERS"), "lgsl, lgil, gss, uprn, url and others"),
    Key("trigger", TEXT, "what sets it off: one half of the boundary"),
    Key("outcomes", OneOrMany(TEXT), "how it can end: the other half"),
    Key("volume", RATE, "cases that start, such as `300 per year`"),
    Key("backlog", NUMBER, "cases waiting on day one"),
    Key("costs", later("tables", "MONEY_MAP"), "of having this version, beside people's time"),
    Key("income", later("tables", "MONEY_MAP"), "of having this version"),
    Key("targets", later("tables", "TARGETS"), "promises: {within: 12 weeks, share: 95%}"),
    Key(
        "observed",
        later("assumed", "OBSERVED"),
        "what the real process showed: {end_to_end_time: 12 days, source: ...}",
    ),
    Key("assumptions", later("assumed", "ASSUMPTIONS"), "quantities used in several places, written $name"),
    Key("fte", RATE, "productive hours of a full-time person, default 1500 h per year"),
    Key("version", TEXT, "the version of this model"),
    Key("variant_of", Id(), "the model that this is a variant of"),
    Key("derived_from", OneOrMany(Id()), "the models that this was made from"),
    Key("attributes", later("decision_tables", "ATTRIBUTES"), "case attributes for decisions and simulation"),
    Key("arrivals", Any_(), "for simulation: {shape: poisson, during: calendar}"),
    Key("currency", Currency(), "ISO 4217; default GBP"),
    Key("calendar", later("tables", "CALENDAR"), "when work is done"),
    Key("lanes", LANES, "who does the work, by id", required=True),
    Key("systems", later("tables", "SYSTEMS"), "the systems that steps are done with, by id"),
    Key("data", later("tables", "DATA"), "what steps read and write, by id"),
    Key("decisions", later("decision_tables", "DECISIONS"), "decision tables, by id"),
    Key("sources", later("tables", "SOURCES"), "where numbers come from, by id"),
    Key("steps", Steps(), "the elements, by id, in order", required=True, field="nodes"),
    Key("messages", later("tables", "MESSAGES"), "between organisations: [{from: ..., to: ..., name: ...}]"),
    Key("pools", later("drawn_tables", "POOLS"), "organisations as BPMN draws them, by id"),
    Key(
        "events",
        later("drawn_tables", "EVENTS"),
        "messages, signals, errors that events mean",
        field="event_names",
    ),
    Key("annotations", later("drawn_tables", "ANNOTATIONS"), "notes in the drawing, by id"),
    Key("groups", later("drawn_tables", "GROUPS"), "frames round things that belong together, by id"),
    Key("associations", later("drawn_tables", "LINES"), "lines from notes and data: [{from: ..., to: ...}]"),
    Key("main_path", OneOrMany(Id()), "the usual run, task by task"),
    Key("removed", OneOrMany(Id()), "elements of the earlier model that are gone"),
)
"""Every key at the top of a file."""
