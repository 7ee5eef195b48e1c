"""`procmodel simulate`: play cases through one process, or through two versions on the same cases."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from procmodel.cli.options import as_json, own_words, reading, say_aside, show_remarks, words_for, write_json
from procmodel.cli.running import INTERRUPTED

if TYPE_CHECKING:
    from procmodel.model import Process
    from procmodel.results.simulation import PairedRun, SimulationRun

__all__ = ["simulate"]


@click.command(epilog="Example: procmodel simulate parking_before.yaml parking_after.yaml --replications 30")
@click.argument("file")
@click.argument("after", required=False)
@click.option(
    "cases", "--cases", type=int, default=1_000, show_default=True, help="Cases of each replication."
)
@click.option(
    "replications", "--replications", type=int, default=20, show_default=True, help="How often to play."
)
@click.option(
    "seed", "--seed", type=int, default=1, show_default=True, help="Where random numbers come from."
)
@click.option(
    "warm_up", "--warm-up", metavar="LENGTH", help="Not counted: 500 cases, 2 weeks; default: found."
)
@click.option("precision", "--precision", metavar="SHARE", help="Replicate until the times are known to 2%.")
@click.option("workers", "--workers", type=int, default=1, show_default=True, help="Processes that play.")
@click.option("engine", "--engine", type=click.Choice(["auto", "python", "numba"]), default="auto")
@click.option("people", "--people-needed", is_flag=True, help="How many people make FILE as fast as AFTER.")
@click.option("log", "--log", metavar="FILE", help="Write the events of one replication: .csv or .xes.")
@own_words
@as_json
@reading
def simulate(
    file: str,
    after: str | None,
    cases: int,
    replications: int,
    seed: int,
    warm_up: str | None,
    precision: str | None,
    workers: int,
    engine: str,
    people: bool,
    log: str | None,
    synonyms: str | None,
    json_: bool,
    limits: tuple[str, ...],
) -> int:
    """Play cases one by one through FILE: queues, calendars and chance, with intervals.

    With AFTER, both versions are played on the same random cases, and the difference is given.
    """
    from procmodel.formats import read
    from procmodel.limits import Limits
    from procmodel.recipes.simulated import long_work, play, share_of, warm_up_of
    from procmodel.recipes.simulated_log import check_log, write_log

    if log is not None:
        check_log(log, inputs=tuple(filter(None, (file, after))))
    lifted = Limits.parse(limits)
    processes = [read(path, limits=lifted) for path in (file, after) if path]
    if (said := long_work(processes, cases, replications)) is not None:
        say_aside(said)
    run = play(
        processes,
        workers=workers,
        progress=_progress(),
        cases=cases,
        replications=replications,
        seed=seed,
        warm_up=warm_up_of(processes[0], warm_up),
        precision=share_of(precision),
        engine=engine,
        people=people,
        told=words_for(synonyms, lifted),
    )
    if log is not None:
        write_log(processes[-1], log, cases=cases, seed=seed, inputs=tuple(filter(None, (file, after))))
    _show(processes, run, json_)
    if log is not None:
        say_aside(f"wrote {log}")
    return INTERRUPTED if run.partial else 0


def _progress() -> Callable[[int, int], None]:
    """A line on a terminal's standard error once it has taken longer than a second."""
    begun = time.monotonic()

    def tell(done: int, wanted: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - begun > 1:
            from procmodel.wording import say

            end = "\n" if done == wanted else "\r"
            sys.stderr.write(say("simulation.progress", done=done, wanted=wanted) + end)
            sys.stderr.flush()

    return tell


def _show(processes: list[Process], run: SimulationRun | PairedRun, json_: bool) -> None:
    from procmodel.results.simulation import PairedRun

    runs = (run.before, run.after) if isinstance(run, PairedRun) else (run,)
    if json_:
        from procmodel.recipes.simulated import run_json

        write_json(run_json(processes, run))
    else:
        from procmodel.recipes.simulated import run_text

        click.echo(run_text(processes, run), nl=False)
    said = dict.fromkeys(remark for one in runs for remark in one.remarks)
    show_remarks((*(remark for process in processes for remark in process.remarks), *said))
