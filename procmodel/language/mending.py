"""The repairs of `check --fix`, offered where they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Diagnostic,
    Position,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from procmodel.language.look import Look
from procmodel.language.telling import span_of
from procmodel.recipes.fixed import fix_text
from procmodel.recipes.needless import NEEDLESS, without_needless
from procmodel.results.finding import Finding
from procmodel.wording import say

__all__ = ["quick_fixes"]


def quick_fixes(look: Look, uri: str, within: Range, shown: Sequence[Diagnostic] = ()) -> list[CodeAction]:
    """The repairs of the lines that a range touches.

    Args:
        look: the document.
        uri: its address, as the editor calls it.
        within: what the editor asks about.
        shown: what the editor shows there; each repair says which of these it settles.
    """
    if not look.is_ours:
        return []
    actions = []
    for finding in look.read[1]:
        line = span_of(look, finding).start.line
        title, edits = "quote", _edits(look, [finding])
        if not edits:
            title, edits = "needless", _cuts(look, finding)
        touched = {line, *(edit.range.start.line for edit in edits)}
        if edits and any(within.start.line <= number <= within.end.line for number in touched):
            settled = [one for one in shown if one.code == finding.rule and one.range.start.line == line]
            actions.append(
                CodeAction(
                    say(f"language.{title}"),
                    CodeActionKind.QuickFix,
                    diagnostics=settled,
                    is_preferred=True,
                    edit=WorkspaceEdit({uri: edits}),
                )
            )
    return actions


def _edits(look: Look, findings: Iterable[Finding]) -> list[TextEdit]:
    """What the repair of some findings changes, line by line."""
    mended, count = fix_text(look.text, findings)
    if not count:
        return []
    rows = enumerate(zip(look.text.split("\n"), mended.split("\n"), strict=True))
    changed = [(number, old, new) for number, (old, new) in rows if old != new]
    return [
        TextEdit(
            Range(Position(number, 0), Position(number, look.lines.units(old.rstrip("\r")))), new.rstrip("\r")
        )
        for number, old, new in changed
    ]


def _cuts(look: Look, finding: Finding) -> list[TextEdit]:
    """What taking out something needless changes: all lines from the first to the last that differ, at once."""
    process = look.read[0]
    if process is None or finding.rule not in NEEDLESS:
        return []
    shorter, count = without_needless(look.text, process, [finding])
    if not count:
        return []
    old, new = look.text.split("\n"), shorter.split("\n")
    same = range(min(len(old), len(new)))
    first = next((n for n in same if old[n] != new[n]), len(same))
    last = next((n for n in same[: len(same) - first] if old[-1 - n] != new[-1 - n]), len(same) - first)
    if not last:  # the last line itself: there is none below it to end at
        end = Position(len(old) - 1, look.lines.units(old[-1]))
        return [TextEdit(Range(Position(first, 0), end), "\n".join(new[first:]))]
    text = "".join(f"{line}\n" for line in new[first : len(new) - last])
    return [TextEdit(Range(Position(first, 0), Position(len(old) - last, 0)), text)]
