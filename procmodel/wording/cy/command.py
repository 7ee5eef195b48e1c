"""Welsh: sentences of the command line and of the project's settings."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "name-two": "enwch BEFORE ac AFTER",
    "name-one": "enwch ffeil i'w gwirio",
    "no-rule-setting": "nid yw --rule {text!r} ar ffurf RULE=SEVERITY (megis fake-join=off)",
    "two-versions": "mae -o yn ysgrifennu dwy fersiwn; enwch ddwy ohonynt",
    "two-only": "ar gyfer dwy fersiwn y cyfrifir {option}: enwch BEFORE ac AFTER yn unig",
    "after-missing": (
        "Mae 'AFTER' ar goll: enwch y fersiwn ddiweddarach (mae llyfr gwaith yn unig yn dal y ddwy)."
    ),
    "name-or-example": "rhowch NAME ar gyfer y broses newydd, neu --example NAME, un o'r ddau",
    "one-or-two": "un ffeil, neu'r fersiwn gynharach a'r un ddiweddarach",
    "no-command": "nid oes gorchymyn {name!r} (un o'r rhain: {known})",
    "no-command-but": "nid oes gorchymyn {name!r} (ai {close!r} oedd gennych mewn golwg?)",
    "no-measure": "nid oes mesur {name!r} (un o'r rhain: {known})",
    "no-measure-but": "nid oes mesur {name!r} (ai {close!r} oedd gennych mewn golwg?)",
    "no-example": "nid oes enghraifft {name!r} (un o'r rhain: {known})",
    "no-example-but": "nid oes enghraifft {name!r} (ai {close!r} oedd gennych mewn golwg?)",
    "there-already": (
        "{path}: yno eisoes (mae --force yn ysgrifennu drosti, mae --in FOLDER yn ysgrifennu mewn man arall)"
    ),
    "closed-output": "mae'r allbwn safonol ar gau",
    "interrupted": "torrwyd ar draws",
    "bug": "procmodel ei hun a fethodd ({said}); ychwanegwch --debug i weld ymhle",
    "out-of-memory": "nid oes digon o gof",
    "too-deep": "wedi'i nythu'n rhy ddwfn",
    "missing": "ar goll",
    "use-dot": "yn llunio gyda Graphviz y system, dim ond o ofyn amdano wrth ei enw",
    "use-git": "yn cymharu â fersiwn yn git (git:REVISION:PATH)",
    "with-procmodel": "gyda procmodel {version}",
    "shipped": "{name} (gyda'r pecyn)",
    "program": "{name} (rhaglen)",
    "written": "ysgrifennwyd {path}",
    "settings-large": "{path}: mwy na {limit} o feitiau",
    "settings-no-toml": "{path}: nid TOML yw hwn: {reason}",
    "settings-texts": '{path}: mae [{name}] yn cymryd testunau, megis fake-join = "off"',
    "settings-unknown": "{path}: allwedd anhysbys {key!r} (un o'r rhain: {known})",
    "settings-language": "{path}: [labels] language {found!r}: iaith anhysbys (un o'r rhain: {known})",
    "no-language": "{where}: nid yw {found!r} yn iaith y mae procmodel yn ei siarad (un o'r rhain: {known})",
    "formatted": "gosodwyd {path}",
    "format-only-yaml": "{path}: dim ond ffeiliau YAML a osodir (.yaml, .yml)",
    "format-odd": "{path}: gadawyd fel y mae: {reason}",
    "unknown-ending": "{path}: terfyniad anhysbys {ending!r} (un o'r rhain: {known})",
    "expects-measure": "enw mesur",
    "expects-comparator": "un o > >= < <= == !=",
    "expects-operand": "rhif neu 'before'",
    "expects-and": "'and' neu'r diwedd",
    "limit-grammar": (
        "--fail-if {text!r}: yng ngholofn {column} disgwylid: {expected} (er enghraifft: --fail-if "
        '"handoffs > before" neu --fail-if "touch_time > 20 min")'
    ),
    "limit-measure": "--fail-if {text!r}: nid oes mesur {measure!r}{hint}",
    "limit-value": "--fail-if {text!r}: nid oes gan {measure} werth {key!r} (un o'r rhain: {known})",
    "limit-unit": "--fail-if {text!r}: mae {measure} mewn {unit}, felly nid yw {found!r} yn ffitio",
    "limit-broken": "torrwyd terfyn: {text}: {measure} yw {value}",
    "limit-unknown": "ni ellir barnu'r terfyn: {text}: nid yw {measure} yn hysbys{missing}",
    "limit-needs": " (mae angen {missing})",
    "same-file": "{path}: dyna un o'r ffeiliau a ddarllenwyd; dewiswch enw arall i'r allbwn",
    "did-you-mean": " (ai {close!r} oedd gennych mewn golwg?)",
    "uncertain": "cyfatebiaethau ansicr neu amheus (llai na {threshold} yn sicr): {count}",
}
