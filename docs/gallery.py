"""Draw the pictures of `views.md`: `python docs/gallery.py`, from the root of a checkout."""

from __future__ import annotations

from pathlib import Path

__all__ = ["VIEWS", "pictures", "write"]

FOLDER = Path(__file__).parent / "gallery"
VIEWS = ("stacked", "side-by-side", "overlay", "strip", "waterfall", "ladder")


def pictures() -> dict[str, bytes]:
    """Every view of the example, by the name of its file."""
    from procmodel import read
    from procmodel.drawing import draw
    from procmodel.recipes.before_after import before_after
    from procmodel.recipes.series import series

    sides = [read(FOLDER.parents[1] / "examples" / f"speeding_{side}.yaml") for side in ("before", "after")]
    pair = before_after(*sides)
    drawn = {f"speeding-{view}.svg": draw(pair.diagram(view=view), "svg") for view in VIEWS}
    pilot = read(FOLDER.parents[1] / "examples" / "speeding_after_all_channels.yaml")
    drawn["speeding-series.svg"] = draw(series([sides[0], pilot, sides[1]]).diagram(), "svg")
    return drawn


def write() -> None:
    """Write all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, data in pictures().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    write()
