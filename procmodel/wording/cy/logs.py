"""Welsh: sentences about event logs and what is learnt from them."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "unknown_ending": (
        "nid oes math o log â'r terfyniad {ending} (un o'r rhain: {endings}, gyda .gz neu hebddo)"
    ),
    "needs_duckdb": "mae angen duckdb ar logiau Parquet",
    "size": (
        "achosion: {cases}, digwyddiadau: {events}, gweithgareddau: {activities}, ffyrdd drwodd: {variants}"
    ),
    "no_starts": (
        "ni ddysgir amseroedd nac arosiadau: un amser i bob digwyddiad sydd yn y log, sy'n dweud pryd y daeth"
        " gwaith i ben, nid pryd y dechreuodd (os oes colofn sy'n dweud hynny, enwch hi: --column start=HEADING)"
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
    # -- reading them -----------------------------------------------------------------------------------
    "large": "mae'r log yn dadbacio i fwy na {limit} beit (codwch y terfyn gyda --limit log=...)",
    "encoding": (
        "nid UTF-8 yw llinell {line}: beit {found} (cadwch y log fel UTF-8; yn Excel fel `CSV UTF-8`)"
    ),
    "no_gzip": (
        "mae ei enw'n gorffen gyda .gz, ond nid yw wedi'i bacio â gzip (tynnwch .gz o'r enw, neu paciwch ef)"
    ),
    "cut_gzip": "mae'r ffeil wedi'i phacio wedi'i difrodi neu ei thorri (ei nôl neu ei phacio eto)",
    "packed": "mae'r ffeil wedi'i phacio â gzip (rhowch .gz ar ddiwedd ei henw, neu ei dadbacio)",
    "empty": "nid oes digwyddiadau yn y log (disgwylid rhes neu ddigwyddiad am bob cam o achos)",
    "at_row": "rhes {row}, colofn {column}",
    "at_line": "{column} y digwyddiad {activity!r} yn achos {case!r}, yn llinell {row} neu uwch,",
    "blank": "gwag",
    "odd": "{place}: {found}",
    "no_times": (
        "nid oes gan yr un o'r digwyddiadau ({count}) amser y gellir ei ddarllen: {odd} (disgwylid megis "
        "2026-01-31T09:30:00+00:00, 2026-01-31 09:30 neu 31/01/2026 09:30)"
    ),
    "no_case": (
        "nid oes yr un o'r digwyddiadau ({count}) yn enwi ei achos: {odd}; enwch y golofn sy'n gwneud: "
        "--column case=HEADING"
    ),
    "no_activity": (
        "nid oes yr un o'r digwyddiadau ({count}) yn enwi ei weithgaredd: {odd}; enwch y golofn sy'n gwneud: "
        "--column activity=HEADING"
    ),
    "no_column": (
        "nid oes colofn sy'n dweud y {field} (mae yma: {known}); enwch hi: --column {name}=HEADING"
    ),
    "no_such_column": "nid oes colofn {text} (mae yma: {known})",
    "nameless": "digwyddiadau heb achos neu weithgaredd, gadawyd allan: {count} (y cyntaf: {odd})",
    "bad_times": (
        "digwyddiadau na ellir darllen eu hamser, gadawyd allan: {count} (y cyntaf: {odd}; disgwylid megis "
        "2026-01-31T09:30:00+00:00, 2026-01-31 09:30 neu 31/01/2026 09:30)"
    ),
    "zones": "amseroedd nad ydynt yn enwi parth tra bo eraill yn gwneud, cymerir fel UTC: {count}",
    "backwards": "digwyddiadau sy'n gorffen cyn dechrau, cyfrifir fel heb gymryd amser: {count}",
    "no_xml": "nid XML yw hwn: llinell {line}: {reason}",
    "no_parquet": "nid Parquet yw hwn: {reason}",
    "doctype": "mae'r log yn datgan math dogfen: nid oes angen un, ni ddarllenir un",
    "transitions": ("digwyddiadau nad ydynt yn dechrau nac yn gorffen gweithgaredd, gadawyd allan: {count}"),
}
