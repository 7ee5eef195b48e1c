"""`procmodel simulate`: play cases through one process, or through two versions on the same cases."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from procmodel.cli.declaring import command, option
from procmodel.cli.options import (
    as_json,
    drawing,
    own_words,
    reading,
    say_aside,
    show_remarks,
    versions_in,
    words_for,
    write_json,
)
from procmodel.cli.running import INTERRUPTED
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.model import Process
    from procmodel.recipes.output import Drawn
    from procmodel.results.finding import Finding
    from procmodel.results.paired_run import PairedRun
    from procmodel.results.simulation import SimulationRun

__all__ = ["simulate"]

_WITHOUT_PLAYING = frozenset({"debug", "formula", "json_", "lang", "limits"})


@command(epilog="Example: procmodel simulate parking_before.yaml parking_after.yaml --replications 30")
@click.argument("file")
@click.argument("after", required=False)
@option("cases", "--cases", type=int, default=1_000, show_default=True, help="Cases of each replication.")
@option("replications", "--replications", type=int, default=20, show_default=True, help="How often to play.")
@option("seed", "--seed", type=int, default=1, show_default=True, help="Where random numbers come from.")
@option("warm_up", "--warm-up", metavar="LENGTH", help="Not counted: 500 cases, 2 weeks; default: found.")
@option("precision", "--precision", metavar="SHARE", help="Replicate until the times are known to 2%.")
@option(
    "workers", "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that play."
)
@option("engine", "--engine", type=click.Choice(["auto", "python", "numba"]), default="auto")
@option("formula", "--estimate", is_flag=True, help="Queues by formula, at once; nothing is played.")
@option("people", "--people-needed", is_flag=True, help="How many people make FILE as fast as AFTER.")
@option("arrivals", "--arrivals", metavar="LOG", help="Cases come when they came in this event log.")
@option("log", "--log", metavar="FILE", help="Write the events of one replication: .csv or .xes.")
@option("outputs", "-o", "--output", multiple=True, metavar="FILE", help="Draw it: .svg .png .pdf .html")
@option(
    "view",
    "--view",
    type=click.Choice(["distribution", "over-time", "waiting", "busy"]),
    default="distribution",
    show_default=True,
    help="What is drawn.",
)
@own_words
@as_json
@drawing
@reading
def simulate(
    file: str,
    after: str | None,
    warm_up: str | None,
    precision: str | None,
    arrivals: str | None,
    log: str | None,
    outputs: tuple[str, ...],
    view: str,
    synonyms: str | None,
    json_: bool,
    looks: dict[str, Any],
    limits: tuple[str, ...],
    formula: bool,
    **played: Any,
) -> int:
    """Play cases one by one through FILE: queues, calendars and chance, with intervals.

    With AFTER, both versions are played on the same random cases, and the difference is given. So are those
    of a workbook alone.
    """
    from procmodel.formats import read
    from procmodel.graph.view import ProcessView
    from procmodel.limits import Limits
    from procmodel.recipes.before_playing import said_before
    from procmodel.recipes.simulated import came_in, play, share_of, warm_up_of

    inputs = (file, after) if after is not None else tuple(versions_in((file,), limits))
    if played["people"] and len(inputs) == 1:
        raise click.UsageError(say("command.two-only", option="--people-needed"))
    if formula:
        _refuse_what_plays(click.get_current_context())
    _check_places(outputs, log, inputs)
    lifted = Limits.parse(limits)
    processes = [read(path, limits=lifted) for path in inputs]
    if formula:
        return _estimate(processes, json_)
    played["came"] = came_in(arrivals, lifted)
    views = [ProcessView(each) for each in processes]
    told = said_before(views, played["cases"], played["replications"], played["came"])
    show_remarks(told)
    run = play(
        views,
        progress=_progress(),
        warm_up=warm_up_of(processes, warm_up),
        precision=share_of(precision),
        told=words_for(synonyms, lifted) if synonyms or len(processes) > 1 else None,
        **played,
    )
    drawn = _drawn(processes, run, outputs, view=view, **looks)
    if log is not None:
        from procmodel.recipes.simulated_log import write_log

        played_so = {name: played[name] for name in ("cases", "seed", "came")}
        write_log(processes[-1], log, inputs=inputs, **played_so)
    _show(processes, run, json_, drawn, frozenset(told))
    for path in (*outputs, *filter(None, (log,))):
        say_aside(say("command.written", path=path))
    return INTERRUPTED if run.partial else 0


def _held(process: Process, run: SimulationRun) -> Iterable[Finding]:
    """What was observed, held against what was simulated."""
    if not process.observed:
        return ()
    from procmodel.measures.observed_values import held_values, observed_remarks

    return observed_remarks(process, held_values(process, {}, run))


def _refuse_what_plays(context: click.Context) -> None:
    """Refuse what somebody asks of a simulation where nothing is played."""
    for parameter in context.command.params:
        asked = parameter.name and context.get_parameter_source(parameter.name) is ParameterSource.COMMANDLINE
        if asked and isinstance(parameter, click.Option) and parameter.name not in _WITHOUT_PLAYING:
            raise click.UsageError(say("simulation.nothing_played", option=parameter.opts[-1]))


def _check_places(outputs: tuple[str, ...], log: str | None, inputs: tuple[str, ...]) -> None:
    """Refuse what cannot be written before anything is played."""
    if outputs:
        from procmodel.recipes.output import check_pictures

        check_pictures(outputs, inputs=inputs)
    if log is not None:
        from procmodel.recipes.simulated_log import check_log

        check_log(log, inputs=inputs)


def _estimate(processes: list[Process], json_: bool) -> int:
    from procmodel.recipes.estimated import estimated_json, queues_by_formula

    if json_:
        write_json(estimated_json(processes))
    else:
        click.echo(queues_by_formula(processes), nl=False)
    return 0


def _progress() -> Callable[[int, int], None]:
    """A line on a terminal's standard error once it has taken longer than a second."""
    begun = time.monotonic()

    def tell(done: int, wanted: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - begun > 1:
            end = "\n" if done == wanted else "\r"
            sys.stderr.write(say("simulation.progress", done=done, wanted=wanted) + end)
            sys.stderr.flush()

    return tell


def _drawn(
    processes: list[Process], run: SimulationRun | PairedRun, outputs: tuple[str, ...], **options: Any
) -> Drawn | None:
    """The pictures that are asked for, or their words; None where nobody wants any."""
    if not outputs and not options["alt"]:
        return None
    from procmodel.recipes.output import write_drawn
    from procmodel.recipes.simulated_charts import simulated_diagram

    return write_drawn(partial(simulated_diagram, processes, run), outputs, **options)


def _show(
    processes: list[Process],
    run: SimulationRun | PairedRun,
    json_: bool,
    drawn: Drawn | None,
    told: frozenset[str],
) -> None:
    from procmodel.recipes.before_playing import of_versions
    from procmodel.results.simulation import SimulationRun

    runs = (run,) if isinstance(run, SimulationRun) else (run.before, run.after)
    if drawn is not None and drawn.alternative and not drawn.files:
        click.echo(drawn.alternative)
    elif json_:
        from procmodel.recipes.simulated import run_json

        write_json(run_json(processes, run))
    else:
        from procmodel.recipes.simulated import run_text

        click.echo(run_text(processes, run), nl=False)
    said = (remark for remark in of_versions([one.remarks for one in runs]) if remark not in told)
    remarks = (remark for process in processes for remark in process.remarks)
    held = [remark for each in zip(processes, runs, strict=True) for remark in _held(*each)]
    show_remarks((*remarks, *said, *held, *(drawn.remarks if drawn is not None else ())))
