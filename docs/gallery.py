"""Draw the pictures of `views.md` and `simulation.md`: `python docs/gallery.py`, from the root of a checkout."""

from __future__ import annotations

from pathlib import Path

__all__ = ["VIEWS", "pictures", "write"]

FOLDER = Path(__file__).parent / "gallery"
VIEWS = ("stacked", "side-by-side", "overlay", "strip", "waterfall", "ladder", "tornado")
SIMULATED = ("distribution", "over-time", "waiting", "busy")


def pictures() -> dict[str, bytes]:
    """Every view of the example, by the name of its file."""
    from procmodel import read, simulate_pair
    from procmodel.drawing import draw
    from procmodel.recipes.before_after import before_after
    from procmodel.recipes.series import series
    from procmodel.recipes.simulated_charts import simulated_diagram

    examples = FOLDER.parents[1] / "examples"
    pairs = {
        name: [read(examples / f"{name}_{side}.yaml") for side in ("before", "after")]
        for name in ("speeding", "parking")
    }
    sides = pairs["speeding"]
    pair = before_after(*sides)
    drawn = {f"speeding-{view}.svg": draw(pair.diagram(view=view), "svg") for view in VIEWS}
    pilot = read(examples / "speeding_after_all_channels.yaml")
    drawn["speeding-series.svg"] = draw(series([sides[0], pilot, sides[1]]).diagram(), "svg")
    run = simulate_pair(*pairs["parking"])
    for view in SIMULATED:
        drawn[f"parking-{view}.svg"] = draw(simulated_diagram(pairs["parking"], run, view=view), "svg")
    return drawn


def write() -> None:
    """Write all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, data in pictures().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    write()
