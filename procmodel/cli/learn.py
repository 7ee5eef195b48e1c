"""`procmodel learn`: a model from an event log, or the figures of a log for a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from procmodel.cli.declaring import command, option
from procmodel.cli.options import as_json, own_words, reading, say_aside, show_remarks, words_for, write_json
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.recipes.learned import Learned

__all__ = ["learn"]


@command(epilog="Example: procmodel learn permits.csv --into permits.yaml -o learnt.yaml")
@click.argument("log")
@option("into", "--into", metavar="FILE", help="The model that gets times, shares, people and volume.")
@option("output", "-o", "--output", metavar="FILE", help="Where to write the model; else it is printed.")
@option(
    "noise",
    "--noise",
    type=click.FloatRange(0, 1),
    default=0.2,
    show_default=True,
    help="How rare to leave out.",
)
@option(
    "columns",
    "--column",
    multiple=True,
    metavar="FIELD=HEADING",
    help="Such as case=ticket; also activity, end.",
)
@option("everything", "--all", is_flag=True, help="List every name and every case that leaves the model.")
@own_words
@as_json
@reading
def learn(
    log: str,
    into: str | None,
    output: str | None,
    noise: float,
    columns: tuple[str, ...],
    everything: bool,
    synonyms: str | None,
    json_: bool,
    limits: tuple[str, ...],
) -> None:
    """Learn from the event LOG (.csv, .xes, packed or not; .parquet).

    Without --into, a first draft of a model: its steps, choices, parallel work, loops and lanes.
    """
    from procmodel.formats import dump, read, write
    from procmodel.formats.logs import read_log
    from procmodel.limits import Limits
    from procmodel.recipes.learned import check_matches, learned

    lifted = Limits.parse(limits)
    events = read_log(log, columns=_columns(columns), limits=lifted)
    model = read(into, limits=lifted) if into is not None else None
    found = learned(events, model, noise=noise, told=words_for(synonyms, lifted))
    if model is not None:
        check_matches(found, model)
    if output is not None:
        write(found.process, output)
    if json_:
        from procmodel.results.encode import header

        write_json({**header(), "file": {"path": log, "sha256": events.sha256}, **found.as_dict()})
    elif output is None:
        click.echo(dump(found.process), nl=False)
        _tell(found, everything, aside=True)
    else:
        _tell(found, everything, aside=False)
    show_remarks(events.remarks)
    if output is not None:
        say_aside(say("command.written", path=output))


def _columns(texts: tuple[str, ...]) -> dict[str, str]:
    from procmodel.formats.logs.gather import FIELDS

    found = {}
    for text in texts:
        field, sign, heading = text.partition("=")
        if not sign or field not in FIELDS:
            raise click.UsageError(
                f"--column {text!r}: write FIELD=HEADING, FIELD one of: {', '.join(FIELDS)}"
            )
        found[field] = heading
    return found


def _tell(found: Learned, everything: bool, *, aside: bool) -> None:
    from procmodel.reports.learnt import learnt_lines

    for line in learnt_lines(found.as_dict(), everything=everything):
        if aside:
            say_aside(line)
        else:
            click.echo(line)
