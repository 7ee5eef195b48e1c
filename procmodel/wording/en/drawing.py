"""What is said of pictures."""

SENTENCES = {
    "unknown-picture": "unknown picture format {found!r} (one of: {known})",
    "too-large": "the picture would have {found} bytes, more than {limit} (--limit svg=...)",
    "dpi": "{found} dpi is no resolution of a picture (from 1 to 10000, such as 300)",
    "too-many-pixels": (
        "the picture would be {width} by {height} pixels at {dpi:g} dpi, more than {limit} in all"
        " (take --dpi {fitting} or less, write .svg or .pdf, or --limit pixels=...)"
    ),
    "figure": "Figure {number}.",
    "source": "Source: {source}",
    "engine-unknown": "the engine {engine!r} draws no {picture!r} (engines: {known}; formats: svg, png)",
    "engine-missing": (
        "the engine {engine} is not installed (pip install 'procmodel[graphviz]', or the program dot)"
    ),
    "engine-hung": "the engine {engine} did not finish within {seconds} s (--limit dot-seconds=...)",
    "engine-failed": "the engine {engine} failed: {reason}",
    "unknown-mermaid": "Mermaid draws no {found!r} (one of: {known})",
    "no-font": "{font}: no font file (--font takes a .ttf, .otf or .ttc file)",
    "lacking": (
        "characters that the font lacks become a box in .png and .pdf ({count}): {named}"
        " (--font FILE names a font that has them)"
    ),
    "faint-text": "theme: text in {colour} on {behind} has a contrast of {ratio}:1, under {needed}:1",
    "faint-part": "theme: lines in {colour} on {behind} have a contrast of {ratio}:1, under {needed}:1",
    "versions": "Versions",
    "both": "Both",
    "overlay": "Overlay",
    "overlay-title": "{title}, both versions in one drawing",
    "all": "All",
    "zoom": "Zoom and move",
    "walk": "Walk through the steps",
    "closer": "Zoom in",
    "farther": "Zoom out",
    "whole": "Whole picture",
    "left": "Move left",
    "right": "Move right",
    "up": "Move up",
    "down": "Move down",
    "previous": "Previous step",
    "next": "Next step",
    "idle": "Point at a step, or walk through the steps with the arrow keys, to see what is known of it.",
    "table": "All steps as a table",
    "words": "The picture in words",
    "column-mark": "No.",
    "column-step": "Step",
    "column-lane": "Who",
    "column-facts": "Facts",
    "helper-hung": "the {task} writer did not finish within {seconds} s (--limit helper-seconds=...)",
    "helper-missing": "writing {task} needs the package {package} (pip install procmodel installs it)",
    "helper-failed": "the {task} writer failed: {reason} (write .svg instead, or --limit helper-memory=...)",
}
