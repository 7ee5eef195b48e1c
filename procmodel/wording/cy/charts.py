"""Welsh: words of the charts: strip, waterfall, ladder."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "or": " neu ",
    "none": "dim",
    "no-work": "dim gwaith",
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
    "no-waits": "mae angen yr hyn nad yw'n hysbys ar ysgol {name!r}: {missing}",
    "side-by-side": (
        "ni ellir llunio ysgol {name!r}: yn yr achos arferol mae gwaith yn mynd ymlaen ochr yn ochr"
    ),
    "other": "newidiadau eraill",
    "falls": "pob bar yw'r hyn y mae un math o newid yn ei dynnu neu'n ei ychwanegu; gyda'i gilydd, y newid cyfan",
    "ladder": "amser o'r chwith i'r dde: aros uwchben y llinell, gwaith oddi tani",
    "waiting": "aros",
    "working": "gwaith",
    "seldom": "{count} yn y llun, dim un yn yr achos arferol",
    "seldom-step": "{step} (nid yn yr achos arferol)",
    "as-drawn": "{count} yn y llun",
    "minutes": "munudau staff",
    "series-touches": "cyffyrddiadau fel yn y llun",
    "series-minutes": "munudau staff, achos cyfartalog",
    "between": "{low} i {high}",
    "in_process": "achosion yn y broses, ar gyfartaledd dros bob uned o amser",
    "mean": "cyfartaledd",
    "interval": "95 % yn sicr",
    "minute": "munud",
    "hour": "awr",
    "day": "diwrnod",
    "week": "wythnos",
    "each": "fesul {each} {unit}",
    "series": "{name}, achosion yn y broses fesul {unit}: {values}",
    "hundred": "faint o bob cant o achosion sy'n cymryd pa mor hir; {clock}",
    "column": "{name}: nifer o bob cant o achosion: {count}; yn cymryd {low} i {high}",
    "column-last": "{name}: nifer o bob cant o achosion: {count}; yn cymryd {low} neu fwy",
    "longer": "yn hwy: {count}",
    "spread": (
        "{name}: mae hanner yr achosion yn cymryd {half} neu lai, naw o bob deg {most} neu lai, yr "
        "arafaf o bob cant {last}"
    ),
    "busy": "cyfran o amser pobl y mae'r broses hon yn ei chymryd; cam yn dywyllach am bob chwarter",
    "share-busy": "{share} yn brysur (pobl: {people})",
    "waits": "pa mor hir y mae achos yn aros am lôn ar bob ymweliad; {clock}",
    "tornado": (
        "yr amser staff a arbedir fesul achos yw {saving}; isod: pa mor bell y mae'n symud gyda phob "
        "ffigur o fewn ei amheuaeth"
    ),
    "saving": "arbediad: {saving}",
    "low-end": "ffigur ar ei isaf",
    "high-end": "ffigur ar ei uchaf",
    "as-stated": "fel y nodir",
    "no-saving": "dim arbediad",
    "swing": "{label}: arbediad {saving}: {end}",
    "swings": "{label}: {low}: {first}; {high}: {second}",
    "no-series": "nid yw'r gwaith ar y gweill yn {name!r} yn hysbys: mae angen {missing}",
    "no-spread": "nid yw'n hysbys pa mor hir y mae achosion {name!r} yn ei gymryd: mae angen {missing}",
    "no-queues": (
        "nid oes neb yn brin o bobl, felly nid oes ciwiau i'w dangos (mae angen volume, a people'r lonydd)"
    ),
    "no-tornado": "nid yw'r arbediad yn hysbys: mae angen {missing}",
    "no-doubt": "nid oes ffigur amheus y mae'r arbediad yn dibynnu arno",
}
