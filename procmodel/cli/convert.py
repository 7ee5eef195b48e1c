"""`procmodel convert`: a process in another format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from procmodel.cli.declaring import command, option
from procmodel.cli.options import reading, say_aside, show_remarks

if TYPE_CHECKING:
    from procmodel.limits import Limits
    from procmodel.model import Process
    from procmodel.recipes.converting import Converted

__all__ = ["convert"]


@command(epilog="Example: procmodel convert as-is.bpmn as-is.yaml")
@click.argument("file", metavar="IN")
@click.argument("output", metavar="OUT")
@option("from_", "--from", metavar="FORMAT", help="The format of IN, where its ending does not tell.")
@option("to", "--to", metavar="FORMAT", help="The format of OUT, where its ending does not tell.")
@option("--decisions", metavar="FILE", help="Take the decision tables of FILE (.dmn) into the process.")
@option("--figures", metavar="FILE", help="Take the figures of a parameter file of Prosimos (.json).")
@option("--prosimos", metavar="FILE", help="Write Prosimos's parameters there, and BPMN that it runs to OUT.")
@option("--strict", is_flag=True, help="Write nothing where something would be lost.")
@reading
def convert(
    file: str, output: str, from_: str | None, to: str | None, decisions: str | None, figures: str | None,
    prosimos: str | None, strict: bool, limits: tuple[str, ...],
) -> int:  # fmt: skip
    """Write the process in IN to OUT, in the format that its ending tells (`-` reads or writes the stream).

    YAML, JSON, BPMN, DMN (decision tables only), CSV, XLSX; draw.io, Visio and Mermaid are read.
    What that format cannot hold is listed, element by element.
    """
    from procmodel.cli.running import FINDINGS
    from procmodel.formats import read
    from procmodel.limits import Limits
    from procmodel.recipes.converting import ending_of, write_converted
    from procmodel.wording import say

    if prosimos is not None and Path(prosimos).resolve() in {
        Path(one).resolve() for one in (output, figures) if one
    }:
        raise click.UsageError("--prosimos needs a file of its own, not that of OUT or --figures.")
    lifted = Limits.parse(limits)
    process = read(file, limits=lifted, ending=ending_of(from_) if from_ else None)
    process = _with_more(process, decisions, figures, lifted)
    result, beside = _converted(process, ending_of(to or output, is_path=to is None), prosimos, lifted)
    show_remarks((*process.remarks, *result.lost, *result.beyond))
    if strict and result.lost:
        say_aside(say("converting.refused", path=output))
        return FINDINGS
    if prosimos is not None and beside is not None:
        write_converted(beside, file, prosimos)
        say_aside(say("command.written", path=prosimos))
    if output == "-":
        click.echo(result.contents, nl=False)
        return 0
    write_converted(result, file, output)
    say_aside(say("command.written", path=output))
    return 0


def _with_more(process: Process, decisions: str | None, figures: str | None, limits: Limits) -> Process:
    """The process with tables and figures from other files."""
    if decisions is not None:
        from procmodel.formats import read
        from procmodel.recipes.decided import with_decisions

        tables = read(decisions, limits=limits)
        show_remarks(tables.remarks)
        process = with_decisions(process, tables.decisions)
    if figures is not None:
        from procmodel.recipes.prosimos import from_prosimos

        process = from_prosimos(process, figures, limits)
    return process


def _converted(
    process: Process, ending: str, prosimos: str | None, limits: Limits
) -> tuple[Converted, Converted | None]:
    """What goes to OUT, and what goes beside it for Prosimos."""
    from procmodel.recipes.converting import Converted, convert

    if prosimos is None:
        return convert(process, ending, limits), None
    if ending not in (".bpmn", ".bpmn2", ".xml"):
        raise click.UsageError(
            "--prosimos writes the parameters of a BPMN file: name one as OUT (model.bpmn)."
        )
    from procmodel.recipes.prosimos import for_prosimos

    beside = for_prosimos(process)
    parameters = Converted(beside.parameters.encode("utf-8"), ())
    return Converted(beside.bpmn.encode("utf-8"), beside.lost), parameters
