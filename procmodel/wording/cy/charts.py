"""Welsh: words of the charts: strip, waterfall, ladder."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "or": " neu ",
    "none": "dim",
    "group": "{lane} {count} ({steps})",
    "version": "{name}: cyffyrddiadau {count}: {parts}",
    "before": "{unit} cynt",
    "after": "{unit} wedyn",
    "of-version": "{version} ({unit})",
    "view-of-series": "llunnir cyfres fel {known} (--view NAME), neu enwch ddwy fersiwn",
    "wait": "yn aros {hours} awr am: {step}",
    "work": "{step}: {hours} awr o waith",
    "course": "{name}: aros {waiting} awr, gwaith {touch} awr (achos arferol, amser gwaith)",
    "rung": "- {step}: yn aros {waiting} awr, gwaith {touch} awr",
    "no-waits": "mae angen {missing} ar ysgol {name!r}, ac nid yw'n hysbys",
    "side-by-side": (
        "ni ellir llunio ysgol {name!r}: yn yr achos arferol mae gwaith yn mynd ymlaen ochr yn ochr"
    ),
    "other": "newidiadau eraill",
    "touches": "cyffyrddiadau",
    "minutes": "munudau staff",
    "series-touches": "cyffyrddiadau fel yn y llun",
    "series-minutes": "munudau staff, achos cyfartalog",
}
