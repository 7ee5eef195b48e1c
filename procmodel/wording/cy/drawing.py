"""Welsh: sentences of pictures as files, and of the page that walks through one."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "unknown-picture": "fformat llun anhysbys {found!r} (un o'r rhain: {known})",
    "too-large": "byddai'r llun yn {found} beit, mwy na {limit} (--limit svg=...)",
    "dpi": "nid yw {found} dpi yn gydraniad llun (o 1 i 10000, megis 300)",
    "too-many-pixels": (
        "byddai'r llun yn {width} wrth {height} o bicseli ar {dpi:g} dpi, mwy na {limit} i gyd (cymerwch "
        "--dpi {fitting} neu lai, ysgrifennwch .svg neu .pdf, neu --limit pixels=...)"
    ),
    "figure": "Ffigur {number}.",
    "source": "Ffynhonnell: {source}",
    "engine-unknown": (
        "nid yw'r peiriant {engine!r} yn llunio {picture!r} (peiriannau: {known}; fformatau: svg, png)"
    ),
    "engine-missing": (
        "nid yw'r peiriant {engine} wedi'i osod (pip install 'procmodel[graphviz]', neu'r rhaglen dot)"
    ),
    "engine-hung": "ni orffennodd y peiriant {engine} o fewn {seconds} eiliad (--limit dot-seconds=...)",
    "engine-failed": "methodd y peiriant {engine}: {reason}",
    "unknown-mermaid": "nid yw Mermaid yn llunio {found!r} (un o'r rhain: {known})",
    "no-font": "{font}: nid ffeil ffont yw hon (mae --font yn cymryd ffeil .ttf, .otf neu .ttc)",
    "lacking": (
        "nodau o'r llun nad ydynt yn ei ffont ac sy'n troi'n flwch yn .png a .pdf ({count}): {named} "
        "(mae --font FILE yn enwi ffont sydd â nhw)"
    ),
    "faint-text": "thema: mae gan destun mewn {colour} ar {behind} gyferbyniad o {ratio}:1, o dan {needed}:1",
    "faint-part": (
        "thema: mae gan linellau mewn {colour} ar {behind} gyferbyniad o {ratio}:1, o dan {needed}:1"
    ),
    "versions": "Fersiynau",
    "both": "Y ddwy",
    "overlay": "Troshaen",
    "overlay-title": "{title}, y ddwy fersiwn mewn un llun",
    "all": "Popeth",
    "zoom": "Chwyddo a symud",
    "walk": "Cerdded drwy'r camau",
    "closer": "Chwyddo i mewn",
    "farther": "Chwyddo allan",
    "whole": "Y llun cyfan",
    "left": "Symud i'r chwith",
    "right": "Symud i'r dde",
    "up": "Symud i fyny",
    "down": "Symud i lawr",
    "previous": "Cam blaenorol",
    "next": "Cam nesaf",
    "idle": (
        "Pwyntiwch at gam, neu cerddwch drwy'r camau gyda'r bysellau saeth, i weld yr hyn sy'n hysbys amdano."
    ),
    "table": "Yr holl gamau mewn tabl",
    "words": "Y llun mewn geiriau",
    "column-mark": "Rhif",
    "column-step": "Cam",
    "column-lane": "Pwy",
    "column-facts": "Ffeithiau",
    "helper-hung": "ni orffennodd ysgrifennwr {task} o fewn {seconds} eiliad (--limit helper-seconds=...)",
    "helper-missing": (
        "mae angen y pecyn {package} i ysgrifennu {task} (mae pip install procmodel yn ei osod)"
    ),
    "helper-failed": (
        "methodd ysgrifennwr {task}: {reason} (ysgrifennwch .svg yn lle hynny, neu --limit helper-memory=...)"
    ),
}
