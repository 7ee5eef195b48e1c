"""Welsh: sentences about event logs and what is learnt from them."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "unknown_ending": (
        "nid oes math o log â'r terfyniad {ending} (un o'r rhain: {endings}, gyda .gz neu hebddo)"
    ),
    "needs_duckdb": "mae angen duckdb ar logiau Parquet (pip install 'procmodel[logs]')",
    "size": (
        "achosion: {cases}, digwyddiadau: {events}, gweithgareddau: {activities}, ffyrdd drwodd: {variants}"
    ),
    "matched": "gweithgareddau sy'n gamau yn y model: {count} o {activities}",
    "no_step": "nid cam yn y model: {names}",
    "no_event": "camau nad yw'r log byth yn eu dangos: {names}",
    "nothing_matches": (
        "{file}: nid oes un o weithgareddau'r log yn gam yn y model, felly ni ddysgir dim: yn y log mae "
        "{activities}, yn y model {steps} (enwch y naill fel y llall, neu dywedwch gyda --synonyms pa "
        "eiriau sy'n golygu'r un peth)"
    ),
    "written": "dysgwyd: amseroedd {times}, arosiadau {waits}, cyfrannau {shares}, pobl lonydd {people}",
    "teams": (
        "ni ddysgwyd pobl ar gyfer {names}: mae'r log yn enwi timau, neu mae un enw'n gwneud sawl peth ar unwaith"
        " (cyfrifir pobl lle mae'n enwi unigolion; fel arall nodwch `people` eich hun)"
    ),
    "passed_over": "dewisiadau na all yr un digwyddiad eu gwahaniaethu: {names}",
    "fit": "achosion sy'n dilyn y model: {fitting} o {cases} (ffitrwydd {fitness}, manylder {precision})",
    "left": "achosion: {cases} ({which}); ar ôl {after} daeth {came}, mae'r model yn caniatáu {could}",
    "stopped": "achosion: {cases} ({which}); stopiwyd ar ôl {after}, mae'r model yn mynd ymlaen i {could}",
    "nothing": "dim",
    "beginning": "y dechrau",
}
