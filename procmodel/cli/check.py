"""`procmodel check`: say what is wrong with a model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from procmodel.cli.declaring import command, option
from procmodel.cli.options import (
    as_json,
    both_sides,
    own_words,
    reading,
    say_aside,
    versions_in,
    words_for,
    write_json,
)
from procmodel.cli.running import FAILED, FINDINGS
from procmodel.cli.speaking import speak
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.recipes.checked import Checked
    from procmodel.results.finding import Finding

__all__ = ["check"]


@command(epilog="Example: procmodel check speeding_before.yaml --profile service")
@click.argument("files", nargs=-1, metavar="FILE...")
@option("--pair", is_flag=True, help="Check two versions, BEFORE and AFTER, against each other.")
@option(
    "--format", "shape", type=click.Choice(["text", "json", "github"]), default="text", help="Of the output."
)
@option("--profile", type=click.Choice(["service"]), help="Ask the questions of good digital practice too.")
@option("settings", "--rule", multiple=True, metavar="RULE=off|info|warning|error", help="Set a rule.")
@option("--collaboration", is_flag=True, help="Judge pools together, with their messages.")
@option("fix", "--fix", is_flag=True, help="Mend what is safe: missing quotes, needless keys and diamonds.")
@option("listing", "--list-rules", is_flag=True, help="List the rules.")
@own_words
@as_json
@reading
def check(
    files: tuple[str, ...],
    pair: bool,
    shape: str,
    profile: str | None,
    settings: tuple[str, ...],
    collaboration: bool,
    fix: bool,
    listing: bool,
    synonyms: str | None,
    json_: bool,
    limits: tuple[str, ...],
) -> int:
    """Say what is wrong with each FILE, and whether every case can end as it should.

    A workbook with sheets Today and Proposed is checked twice, once for each.

    Ends with 1 where something is an error or a warning, or a case can go wrong; with 3 where a file cannot
    be read at all.
    """
    from procmodel.limits import Limits

    if listing:
        return _list_rules()
    if not files or (pair and len(files) > 2):
        raise click.UsageError(say("command.name-two" if pair else "command.name-one"))
    lifted = Limits.parse(limits)
    shape = "json" if json_ else shape
    if shape == "json":
        speak("en")
    if pair:
        before, after = both_sides(files[0], files[1] if len(files) > 1 else None, limits)
        return _check_pair(before, after, lifted, shape, synonyms)
    from procmodel.recipes.checked import checked

    wanted = _settings(settings)
    if fix:
        _fix(files, limits=lifted, profile=profile, settings=wanted)
    found = [
        checked(path, limits=lifted, profile=profile, settings=wanted, collaboration=collaboration)
        for path in versions_in(files, limits)
    ]
    _show(found, shape)
    if not all(each.is_readable for each in found):
        return FAILED
    return 0 if all(each.is_fine for each in found) else FINDINGS


def _fix(files: Sequence[str], **options: Any) -> None:
    from procmodel.recipes.fixed import fix_file

    for path in files:
        if path != "-" and (count := fix_file(path, **options)):
            say_aside(say("checks.fixed", path=path, count=count))


def _settings(texts: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        slug, sign, value = text.partition("=")
        if not sign:
            raise click.UsageError(say("command.no-rule-setting", text=text[:120]))
        found[slug.strip()] = value.strip()
    return found


def _list_rules() -> int:
    from procmodel.checks import rules

    for rule in rules():
        runs = f"profile {rule.profile}" if rule.profile else "drawings" if rule.bpmn_only else "every file"
        click.echo(f"{rule.slug:<36} {rule.severity:<8} {runs:<16} {rule.title}")
    return 0


def _show(found: Sequence[Checked], shape: str) -> None:
    if shape == "json":
        from procmodel.results.encode import header

        models = [_as_dict(each) for each in found]
        write_json({**header(), **(models[0] if len(models) == 1 else {"models": models})})
        return
    for each in found:
        if shape == "github":
            from procmodel.recipes.checked import github_lines

            for line in github_lines(each.findings, each.file):
                click.echo(line)
        else:
            _show_text(each)


def _show_text(each: Checked) -> None:
    _show_findings(each.findings)
    if each.soundness is not None:
        verdict = each.soundness
        click.echo(f"{each.file}: {say(f'soundness.verdict-{verdict.verdict}')}: {verdict.why}")
        for fault in verdict.faults:
            if fault.example:
                click.echo(f"  {say('soundness.way', steps=' -> '.join(fault.example[:30]))}")


def _show_findings(findings: Sequence[Finding], most: int = 100) -> None:
    for finding in findings[:most]:
        click.echo(_line(finding))
        if finding.fix:
            click.echo(f"  {say('checks.how', fix=finding.fix)}")
    if len(findings) > most:
        click.echo(say("reports.more", count=len(findings) - most))


def _line(finding: Finding) -> str:
    where = f"{finding.place}: " if finding.place else ""
    return f"{where}{say(f'checks.{finding.severity}')}: {finding.message} [{finding.rule}]"


def _as_dict(each: Checked) -> dict[str, Any]:
    from procmodel.results.encode import source

    file = source(each.process) if each.process is not None else {"path": each.file, "sha256": None}
    soundness = each.soundness.as_dict() if each.soundness is not None else None
    return {"file": file, "findings": _findings(each.findings, each.file), "soundness": soundness}


def _findings(findings: Sequence[Finding], file: str) -> list[dict[str, Any]]:
    from procmodel.results.encode import encode_findings

    return [{**found, "file": found["file"] or file} for found in encode_findings(findings)]


def _check_pair(before: str, after: str, limits: Any, shape: str, synonyms: str | None) -> int:
    from procmodel.recipes.checked import check_files, github_lines

    comparison, findings = check_files(before, after, limits=limits, **words_for(synonyms, limits))
    if shape == "json":
        from procmodel.results.encode import header

        comparable = {"comparable": comparison.comparable}
        write_json(
            {
                **header(),
                "before": before,
                "after": after,
                **comparable,
                "findings": _findings(findings, after),
            }
        )
    elif shape == "github":
        for line in github_lines(findings, after):
            click.echo(line)
    else:
        _show_findings(findings)
    grave = any(str(finding.severity) != "info" for finding in findings)
    return FINDINGS if grave or not comparison.comparable else 0
