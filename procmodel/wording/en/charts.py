"""What charts say."""

SENTENCES = {
    "or": " or ",
    "none": "none",
    "group": "{lane} {count} ({steps})",
    "version": "{name}: touches {count}: {parts}",
    "before": "{unit} before",
    "after": "{unit} after",
    "of-version": "{version} ({unit})",
    "view-of-series": "a series is drawn as {known} (--view NAME), or name two versions",
    "wait": "waits {hours} h for: {step}",
    "work": "{step}: {hours} h of work",
    "course": "{name}: waiting {waiting} h, work {touch} h (usual case, working time)",
    "rung": "- {step}: waits {waiting} h, work {touch} h",
    "no-waits": "the ladder of {name!r} needs {missing}, which is not known",
    "side-by-side": "the ladder of {name!r} cannot be drawn: in the usual case work goes on side by side",
    "other": "other changes",
    "touches": "touches",
    "minutes": "staff minutes",
    "series-touches": "touches as drawn",
    "series-minutes": "staff minutes, average case",
}
