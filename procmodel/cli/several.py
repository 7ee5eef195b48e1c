"""Three versions or more, as `diff` compares and draws them."""

from __future__ import annotations

from typing import Any

import click

from procmodel.cli.options import rate_of, say_aside, show_remarks, words_for, write_json
from procmodel.cli.running import FINDINGS
from procmodel.wording import say

__all__ = ["compare_series"]

_OF_TWO = {
    "everything": "--all",
    "text": "--format",
    "fail_if": "--fail-if",
    "fail_on": "--fail-on",
    "exit_code": "--exit-code",
    "simulated": "--simulate",
    "mapping": "--mapping",
    "write_mapping": "--write-mapping",
    "edits": "--edits",
    "explain_pair": "--explain-pair",
}
"""What is asked of two versions only, by parameter."""


def compare_series(
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    json_: bool,
    volume: str | None,
    asked: dict[str, Any],
    looks: dict[str, Any],
    limits: tuple[str, ...],
) -> int:
    """Print versions in the order of time, pairwise and end to end, and draw where the change came from."""
    from procmodel.formats import read
    from procmodel.limits import Limits
    from procmodel.recipes.output import check_pictures, write_series
    from procmodel.recipes.series import series

    _refuse_what_is_of_two()
    check_pictures(outputs, inputs=paths)
    lifted = Limits.parse(limits)
    told = words_for(asked["synonyms"], lifted)
    versions = [read(path, limits=lifted) for path in paths]
    found = series(versions, volume=rate_of(volume), acknowledge=asked["acknowledge"], edits=json_, **told)
    view = looks.pop("view") if _is_given("view") else "waterfall"
    drawn = write_series(found, outputs, limits=lifted, **{**looks, "view": view})
    if looks["alt"]:
        click.echo(drawn.alternative)
    elif json_:
        write_json(found.plain())
    else:
        click.echo(found.text(), nl=False)
    show_remarks((*(remark for version in versions for remark in version.remarks), *drawn.remarks))
    for path in outputs:
        say_aside(say("command.written", path=path))
    if not found.comparable:
        say_aside(found.whole.comparison.finding)
    return 0 if found.comparable or asked["acknowledge"] else FINDINGS


def _refuse_what_is_of_two() -> None:
    for name, option in _OF_TWO.items():
        if _is_given(name):
            raise click.UsageError(f"{option} is for two versions; name two of them")


def _is_given(name: str) -> bool:
    """Whether an option stands on the command line."""
    from click.core import ParameterSource

    return click.get_current_context().get_parameter_source(name) is ParameterSource.COMMANDLINE
