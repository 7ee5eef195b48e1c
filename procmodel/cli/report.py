"""`procmodel report`: the whole paper about two versions, as a document."""

from __future__ import annotations

import click

from procmodel.cli.declaring import command, option
from procmodel.cli.options import both_sides, own_words, reading, say_aside, show_remarks, words_for
from procmodel.cli.running import FINDINGS
from procmodel.wording import say

__all__ = ["report"]


@command(epilog="Example: procmodel report speeding_before.yaml speeding_after.yaml -o paper.docx")
@click.argument("before")
@click.argument("after", required=False)
@option(
    "outputs",
    "-o",
    "--output",
    multiple=True,
    required=True,
    metavar="FILE",
    help="Write .docx .pptx .pdf .html .tex .md; as often as wanted.",
)
@option(
    "templates",
    "--template",
    multiple=True,
    metavar="FILE",
    help="An outline (.yaml), or a file of the house (.docx, .pptx) whose look is taken.",
)
@option("day", "--date", metavar="DATE", default="", help="The date of the paper, such as 2026-03-01.")
@option("volume", "--volume", metavar="RATE", help='One volume for both, such as "300 per year".')
@option("theme", "--theme", default="paper", show_default=True, help="Look of the picture.")
@own_words
@reading
def report(
    before: str,
    after: str | None,
    outputs: tuple[str, ...],
    templates: tuple[str, ...],
    day: str,
    volume: str | None,
    theme: str,
    synonyms: str | None,
    limits: tuple[str, ...],
) -> int:
    """Write the paper about BEFORE and AFTER: findings, figures, picture, questions, sources.

    A workbook alone gives both versions.

    A Word, PowerPoint, Markdown or LaTeX paper that is there already is brought up to date: what you wrote
    stays. What was there is kept as FILE.bak.
    """
    from procmodel.formats import parse_quantity, read
    from procmodel.limits import Limits
    from procmodel.model import Dimension
    from procmodel.recipes.before_after import before_after
    from procmodel.recipes.output import check_papers
    from procmodel.recipes.paper.files import check_day, read_templates, write_paper

    known = Limits.parse(limits)
    before, after = both_sides(before, after, limits)
    endings = check_papers(outputs, inputs=(before, after, *templates))
    chosen = read_templates(templates, endings, known)
    day = check_day(day) if day else ""
    first, second = (read(path, limits=known) for path in (before, after))
    rate = parse_quantity(volume, Dimension.RATE) if volume else None
    pair = before_after(first, second, volume=rate, edits=False, **words_for(synonyms, known))
    written = write_paper(pair, outputs, templates=chosen, day=day, theme=theme)
    show_remarks((*first.remarks, *second.remarks))
    for path in written:
        say_aside(say("command.written", path=path))
    return 0 if pair.comparison.comparable else FINDINGS
