"""`procmodel measure`: count and time one process, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from procmodel.cli.declaring import command, option
from procmodel.cli.options import as_json, reading, show_remarks, versions_in, write_json
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.model import Process
    from procmodel.results.measurement import Measurements
    from procmodel.results.simulation import SimulationRun

__all__ = ["measure"]


@command(epilog="Example: procmodel measure speeding_before.yaml --explain handoffs")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@option("everything", "--all", is_flag=True, help="Show every measure, not only the usual ten.")
@option("explain", "--explain", metavar="ID", help="Show how one measure comes about.")
@option("simulated", "--simulate", is_flag=True, help="Fill by simulation what only it can tell.")
@as_json
@reading
def measure(
    files: tuple[str, ...],
    everything: bool,
    explain: str | None,
    simulated: bool,
    json_: bool,
    limits: tuple[str, ...],
) -> None:
    """Count and time the process in each FILE (`-` reads standard input).

    Usual case: along the main path. Average case: per case, weighted by how often each step happens.
    """
    from procmodel.formats import read
    from procmodel.limits import Limits
    from procmodel.measures import measure as measure_process

    processes = [read(path, limits=Limits.parse(limits)) for path in versions_in(files, limits)]
    measured = [measure_process(process, simulated=_run(process, simulated)) for process in processes]
    if json_:
        write_json(_as_json(processes, measured))
        return
    from procmodel.reports.measured import measured_text

    for number, (process, found) in enumerate(zip(processes, measured, strict=True)):
        if number:
            click.echo()
        if explain:
            click.echo(_explained(found, explain, _names(process, found)), nl=False)
        else:
            title = f"{process.label} ({process.state})" if process.state else process.label
            click.echo(
                measured_text(found, title, everything=everything, names=_names(process, found)), nl=False
            )
            _say_next(process, found)
        show_remarks((*process.remarks, *found.remarks))


def _say_next(process: Process, found: Measurements) -> None:
    """What the numbers need next, below the table."""
    from procmodel.graph import ProcessView
    from procmodel.recipes.names import names_in
    from procmodel.recipes.next_rung import next_rung

    rung = next_rung(process, found)
    if rung is not None:
        click.echo("\n" + rung.text(names_in(ProcessView(process))))


def _run(process: Process, wanted: bool) -> SimulationRun | None:
    if not wanted:
        return None
    from procmodel.recipes.simulated import simulate

    return simulate(process)


def _names(process: Process, found: Measurements) -> dict[str, str]:
    """What steps and lanes are called, where something is lacking for a measure."""
    if not any(one.missing for one in found.measures.values()):
        return {}
    from procmodel.graph import ProcessView
    from procmodel.recipes.names import names_in

    return names_in(ProcessView(process))


def _explained(found: Any, measure_id: str, names: dict[str, str]) -> str:
    from procmodel.errors import AnalysisError
    from procmodel.reports.measured import explained_text

    known = {**found.measures, **{f"handoffs.{part}": of for part, of in found.handoffs_by.items()}}
    if measure_id not in known:
        from difflib import get_close_matches

        close = get_close_matches(measure_id, known, n=1)
        if close:
            raise AnalysisError(say("command.no-measure-but", name=measure_id[:120], close=close[0]))
        raise AnalysisError(say("command.no-measure", name=measure_id[:120], known=", ".join(known)))
    return explained_text(known[measure_id], found.explainer(measure_id), names)


def _as_json(processes: list[Any], measured: list[Any]) -> dict[str, Any]:
    from procmodel.results.encode import encode_measurements, header, source

    models = [
        {"file": source(process), **encode_measurements(found, process.remarks)}
        for process, found in zip(processes, measured, strict=True)
    ]
    return {**header(), **(models[0] if len(models) == 1 else {"models": models})}
