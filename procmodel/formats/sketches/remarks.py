"""What a drawing leaves unsaid, and what of it was not understood: gathered while it is read, told at the end."""

from __future__ import annotations

from procmodel.formats.problems import Problems, cut
from procmodel.formats.sketches.parts import Figure, Line, Sketch

__all__ = ["Remarks"]

_SHOWN = 10
_TEXT = 40


class Remarks:
    """One list for each thing to say."""

    def __init__(self, sketch: Sketch, problems: Problems) -> None:
        self.sketch = sketch
        self.problems = problems
        self._found: dict[str, list[Figure | Line]] = {}

    def note(self, slug: str, part: Figure | Line) -> None:
        """Something to tell of a figure or line; `slug` is a sentence of `sketches`."""
        self._found.setdefault(slug, []).append(part)

    def tell(self) -> None:
        """Everything, each sentence once, with all that it concerns."""
        for slug, parts in self._found.items():
            rule = "left-out" if slug.startswith("left_") else "drawing"
            parts = list(dict.fromkeys(parts))
            self.problems.remark(
                rule,
                parts[0].mark,
                f"sketches.{slug}",
                parts[0].id,
                tuple(part.id for part in parts),
                page=self.sketch.page and f" (page {cut(self.sketch.page)})",
                ids=_shown(parts),
                count=len(parts),
            )


def _shown(parts: list[Figure | Line]) -> str:
    more = f" (+{len(parts) - _SHOWN})" if len(parts) > _SHOWN else ""
    return ", ".join(map(_one, parts[:_SHOWN])) + more


def _one(part: Figure | Line) -> str:
    """An id with what people see of it."""
    seen = []
    if part.text:
        seen.append(cut(part.text if len(part.text) <= _TEXT else part.text[:_TEXT] + "…"))
    if isinstance(part, Figure) and part.look:
        seen.append(part.look)
    if isinstance(part, Line):
        seen += [f"{part.source or '?'} -> {part.target or '?'}"]
    return cut(part.id) + (f" ({', '.join(seen)})" if seen else "")
