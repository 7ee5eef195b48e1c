"""How pictures look. A theme is data, one TOML file; a council can bring its own.

Lengths are in px (1/96 in), colours are `#rrggbb`. A theme of one's own names the theme it starts from with
`extends` and says only what differs.
"""

from __future__ import annotations

from dataclasses import field, fields
from pathlib import Path
from typing import Any

from procmodel.errors import ReadError
from procmodel.light.records import dataclass

__all__ = ["THEMES", "Palette", "Sizes", "Theme", "greyscale", "load_theme"]

THEMES = ("paper", "govuk", "plain")
_HERE = Path(__file__).parent
_HEAT = (
    0.0,
    0.12,
    0.24,
    0.38,
    0.76,
    1.0,
)  # shares of the badge's colour; none so that neither text is seen on it


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of a picture, by what it is for."""

    paper: str = "#ffffff"
    ink: str = "#1b2640"  # text, borders, flows
    muted: str = "#4a5568"  # minor text
    rule: str = "#7a8598"  # lane borders
    band: str = "#f6f8fa"  # every second lane
    header: str = "#e9edf2"  # lane names
    absent: str = "#f1f3f5"  # a lane that this version does not use
    hatch: str = "#b4bcc8"
    human: str = "#ffffff"
    automated: str = "#d9e6f2"
    badge: str = "#1b2640"  # a touch
    badge_text: str = "#ffffff"
    handoff: str = "#ffb000"
    handoff_text: str = "#1b2640"
    removed: str = "#fdecea"
    added: str = "#e6f4ea"
    changed: str = "#fff6db"
    accent: str = "#1b2640"  # the large figures

    def bar(self, kind: str) -> tuple[str, str | None]:
        """The fill and the border (None: none) of a part of a chart.

        Kinds: `before`, `after`, `gone` and `come` (parts of a change), `wait` and `work`, `range` (an interval),
        `line`, `grid`, and `heat-0` to `heat-5`, from nothing to full. Text on `heat-4` and `heat-5` is that of
        badges, on all others but `work` ink.

        Example:
            >>> Palette().bar("after")
            ('#d9e6f2', '#1b2640')
        """
        if kind.startswith("heat-"):
            from procmodel.themes.colours import mixed

            share = _HEAT[int(kind.removeprefix("heat-"))]
            return mixed(self.paper, self.badge, share), self.ink
        plain = {"range": self.hatch, "line": self.ink, "grid": self.header, "work": self.badge}
        if kind in plain:
            return plain[kind], None
        filled = {"after": self.automated, "wait": self.automated, "gone": self.removed, "come": self.added}
        return filled.get(kind, self.human), self.ink


@dataclass(frozen=True, slots=True)
class Sizes:
    """Every length and letter size that the layout works with."""

    text: float = 13.0  # names of steps
    small: float = 11.5  # names of events, flows; facts
    lane: float = 13.0
    panel: float = 16.0
    title: float = 22.0
    figure: float = 34.0
    task_width: float = 126.0
    task_height: float = 80.0
    gateway: float = 50.0
    event: float = 36.0
    gap_x: float = 34.0  # between columns, where no flow needs more
    gap_y: float = 14.0  # between rows of one lane
    lane_padding: float = 17.0
    thin_lane: float = 26.0
    header: float = 116.0  # width of the lane names
    track: float = 11.0  # between parallel flows
    margin: float = 28.0
    stroke: float = 1.6
    badge: float = 11.0  # radius


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and sizes under one name."""

    name: str = "paper"
    palette: Palette = field(default_factory=Palette)
    sizes: Sizes = field(default_factory=Sizes)


def load_theme(name: str | Path | Theme = "paper") -> Theme:
    """The theme called `name`, or the one that the TOML file of that path describes.

    Raises:
        ReadError: there is no such theme, or the file names what no theme has.

    Example:
        >>> load_theme("paper").palette.paper
        '#ffffff'
    """
    if isinstance(name, Theme):
        return name
    chain: list[dict[str, Any]] = []
    wanted: str | Path | None = name
    while wanted is not None and len(chain) < 8:
        table = _table(wanted)
        chain.append(table)
        wanted = table.get("extends")
    palette: dict[str, str] = {}
    sizes: dict[str, float] = {}
    for table in reversed(chain):
        palette.update(table.get("palette", {}))
        sizes.update(table.get("sizes", {}))
    label = str(chain[0].get("name", name))
    return Theme(label, Palette(**_known(palette, Palette, label)), Sizes(**_known(sizes, Sizes, label)))


def greyscale(theme: Theme) -> Theme:
    """A theme in greys that are as light as its colours: what a printer without colour makes of it.

    Example:
        >>> greyscale(load_theme("paper")).palette.handoff
        '#bfbfbf'
    """
    from procmodel.themes.colours import grey

    greys = {f.name: grey(getattr(theme.palette, f.name)) for f in fields(Palette)}
    return Theme(f"{theme.name}-grey", Palette(**greys), theme.sizes)


def _table(name: str | Path) -> dict[str, Any]:
    import tomllib

    path = _HERE / f"{name}.toml" if str(name) in THEMES else Path(name)
    if not path.is_file():
        raise ReadError(f"no theme {str(name)[:120]!r}", hint=f"one of: {', '.join(THEMES)}, or a TOML file")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as trouble:
        raise ReadError(
            f"{str(name)[:120]!r} is no theme: {trouble}", hint=f"one of: {', '.join(THEMES)}, or a TOML file"
        ) from trouble


def _known(found: dict[str, Any], kind: type[Palette] | type[Sizes], theme: str) -> dict[str, Any]:
    """`found`, once every key and value is one that `kind` can hold."""
    import re

    known = {f.name for f in fields(kind)}
    for key, value in found.items():
        if key not in known:
            raise ReadError(
                f"theme {theme!r}: unknown key {key!r}", hint=f"one of: {', '.join(sorted(known))}"
            )
        good = (
            isinstance(value, str) and re.fullmatch("#[0-9a-fA-F]{6}", value)
            if kind is Palette
            else isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 10_000
        )
        if not good:
            expected = "a colour such as '#1b2640'" if kind is Palette else "a length in px"
            raise ReadError(f"theme {theme!r}: {key} is {value!r:.120}, expected {expected}")
    return found
