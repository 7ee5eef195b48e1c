"""`procmodel convert`: a process in another format."""

from __future__ import annotations

import click

from procmodel.cli.options import reading, say_aside, show_remarks

__all__ = ["convert"]


@click.command(epilog="Example: procmodel convert as-is.bpmn as-is.yaml")
@click.argument("file", metavar="IN")
@click.argument("output", metavar="OUT")
@click.option("from_", "--from", metavar="FORMAT", help="The format of IN, where its ending does not tell.")
@click.option("to", "--to", metavar="FORMAT", help="The format of OUT, where its ending does not tell.")
@click.option("--decisions", metavar="FILE", help="Take the decision tables of FILE (.dmn) into the process.")
@click.option("--strict", is_flag=True, help="Write nothing where something would be lost.")
@reading
def convert(
    file: str, output: str, from_: str | None, to: str | None, decisions: str | None, strict: bool,
    limits: tuple[str, ...],
) -> int:  # fmt: skip
    """Write the process in IN to OUT, in the format that its ending tells (`-` reads or writes the stream).

    YAML, JSON, BPMN, DMN (decision tables only), CSV, XLSX; draw.io maps and Mermaid flowcharts are read.
    What that format cannot hold is listed, element by element.
    """
    from procmodel.cli.running import FINDINGS
    from procmodel.formats import read
    from procmodel.limits import Limits
    from procmodel.recipes.converting import convert as converted
    from procmodel.recipes.converting import ending_of, write_converted
    from procmodel.wording import say

    lifted = Limits.parse(limits)
    process = read(file, limits=lifted, ending=ending_of(from_) if from_ else None)
    if decisions is not None:
        from procmodel.recipes.decided import with_decisions

        tables = read(decisions, limits=lifted)
        show_remarks(tables.remarks)
        process = with_decisions(process, tables.decisions)
    result = converted(process, ending_of(to or output, is_path=to is None), lifted)
    show_remarks((*process.remarks, *result.lost))
    if strict and result.lost:
        say_aside(say("converting.refused", path=output, count=len(result.lost)))
        return FINDINGS
    if output == "-":
        click.echo(result.contents, nl=False)
        return 0
    write_converted(result, file, output)
    say_aside(say("command.written", path=output))
    return 0
