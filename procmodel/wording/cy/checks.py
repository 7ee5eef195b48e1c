"""Welsh: what the rules say. The BPMN term stands in square brackets, as in the catalogue."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "info": "gwybodaeth",
    "warning": "rhybudd",
    "error": "gwall",
    "fixed": "{path}: atgyweiriadau: {count}",
    "how": "i'w drwsio: {fix}",
    "ad-hoc-sub-process": (
        "mae {element} yn ddechrau neu'n ddiwedd y tu mewn i {box}, y mae ei gamau'n digwydd mewn unrhyw "
        "drefn [ad-hoc sub-process]"
    ),
    "conditional-event": "mae {element} yn aros am amod [conditional event], ac nid oes neb yn dweud pa un",
    "conditional-flows": (
        "nid oes amod ar y ffordd: {source} → {target}, er bod amod ar eraill oddi yno [conditional "
        "sequence flow]"
    ),
    "end-event-required": "nid oes diwedd: {element} [end event]",
    "start-event-required": "nid oes dechrau: {element} [start event]",
    "event-based-gateway": (
        "mae {element} yn aros am ba ddigwyddiad bynnag a ddaw gyntaf [event-based gateway], ond nifer y "
        "digwyddiadau i aros amdanynt yw {count}; mae angen dau"
    ),
    "event-based-gateway-condition": (
        "mae amod ar y ffordd ymlaen {element}, ond yr hyn a ddaw gyntaf sy'n penderfynu yno "
        "[event-based gateway]"
    ),
    "event-sub-process-typed-start-event": (
        "nid yw {element} yn dweud pa ddigwyddiad sy'n cychwyn y blwch {box} [event sub-process]"
    ),
    "impossible-shares": "{why}",
    "endless-loop": "yn ôl eu cyfrannau, mae achosion sy'n dod at {element} yn mynd rownd am byth: nid oes yr "
    "un yn gadael, hyd yn oed ar ôl {last}",
    "endless-loop-fix": "gadewch i {last} fynd ymlaen i rywle arall hefyd: rhowch ail ffordd ymlaen iddo, a "
    "chyfran i'r ddwy (mewn tabl, rhes oddi tano â `then` a `share`)",
    "fake-join": (
        "nifer y llifoedd sy'n mynd i mewn i {element} yw {count} ac nid oes dim yn eu huno: mae'n "
        "dechrau unwaith am bob un sy'n cyrraedd [fake join]"
    ),
    "fake-join-parallel": (
        "mae canghennau sy'n mynd ochr yn ochr ar ôl {split} yn cwrdd wrth {element}, ac nid oes dim yn "
        "aros am y ddwy: mae'n digwydd unwaith am bob un [fake join]"
    ),
    "fake-join-fix": (
        "rhowch ddiemwnt o flaen {element}: un sy'n aros am bawb [parallel gateway] neu un sy'n gadael "
        "pob un drwodd [exclusive gateway]"
    ),
    "global-nameless": "mae enw gwag gan {element} [message, signal, error or escalation]",
    "global-unused": "nid oes dim yn defnyddio {element} [message, signal, error or escalation]",
    "global-twice": "mae {element} yn un o sawl un o'r enw {name!r} [message, signal, error or escalation]",
    "label-required": "nid oes enw gan {element} [label]",
    "link-event-nameless": (
        "mae {element} yn hanner llif a dorrwyd [link event] ac nid oes ganddo enw i ddod o hyd i'w "
        "hanner arall"
    ),
    "link-event-thrown": "mae {element} yn neidio at {name!r} [link event], ac nid oes dim yno yn ei ddal",
    "link-event-caught": (
        "{element} yw lle mae naid at {name!r} yn glanio [link event], ac nid oes dim yn neidio yno"
    ),
    "link-event-twice": "mae {element} yn un o sawl man lle mae'r naid at {name!r} yn glanio [link event]",
    "no-bpmndi": "nid oes lle i {element} yn y llun",
    "no-complex-gateway": (
        "mae {element} yn hollti neu'n uno yn ôl rheol nad yw'r llun yn ei dangos [complex gateway]"
    ),
    "no-disconnected": (
        "mae {element} ar ei ben ei hun: nid oes dim yn arwain ato, ac nid yw'n arwain i unman"
    ),
    "no-duplicate-sequence-flows": "mae dau lif o dan yr un amod: {source} → {target} [sequence flow]",
    "no-overlapping-elements": "mae {element} yn gorwedd dros {other!r} yn y llun",
    "no-overlapping-elements-outside": "mae {element} y tu allan i {holder!r}, sy'n ei ddal",
    "no-gateway-join-fork": "mae {element} yn dod â llifoedd ynghyd ac yn eu hollti ar unwaith [gateway]",
    "no-implicit-end": "mae llwybr yn stopio wrth {element}, nad yw'n ddiwedd [end event]",
    "no-implicit-split": (
        "nifer y llifoedd sy'n gadael {element} yw {count}, felly dilynir pob un ochr yn ochr; lluniwch "
        "ddiemwnt [gateway] sy'n dweud hynny"
    ),
    "no-implicit-start": "nid oes dim yn arwain at {element}, ac nid yw'n ddechrau [start event]",
    "no-inclusive-gateway": (
        "mae {element} yn dilyn unrhyw nifer o'i ffyrdd [inclusive gateway]: anodd ei ddarllen"
    ),
    "single-blank-start-event": (
        "nifer y dechreuadau yn {element} nad ydynt yn dweud beth sy'n eu cychwyn yw {count} [blank "
        "start events]"
    ),
    "single-event-definition": (
        "mae {element} yn sefyll am sawl digwyddiad ar unwaith ({count}) [event definitions]"
    ),
    "sub-process-blank-start-event": (
        "mae {element} yn aros am ddigwyddiad, ond y llif i mewn i {box} sy'n ei gychwyn [sub-process "
        "start event]"
    ),
    "superfluous-gateway": (
        "mae gan {element} un ffordd i mewn ac un ffordd ymlaen: nid yw'n penderfynu dim [gateway]"
    ),
    "superfluous-label": (
        "mae'r saeth {element} yn dweud {text!r}, ond fe'i dilynir bob tro [sequence flow label]"
    ),
    "superfluous-termination": (
        "mae {element} yn stopio popeth arall [terminate end event], ac nid oes dim arall"
    ),
    "many-elements": (
        "nifer yr elfennau yn {element} yw {count}; y tu hwnt i {most} mae darllenwyr yn colli'r trywydd"
    ),
    "many-ways": (
        "nifer y ffyrdd i mewn ac allan yn {element} yw {count}; y tu hwnt i {most} maent yn anodd eu dilyn"
    ),
    "several-starts": "nifer y dechreuadau yn {element} yw {count} [start events]",
    "several-ends": "nifer y diweddiadau heb enw yn {element} yw {count} [end events]",
    "unstructured": "nid yn yr un ffordd yr holltwyd y canghennau sy'n cwrdd wrth {element} [unstructured]",
    "label-style-one-word": "enw {element} yw {name!r}: dywedwch beth a wneir i beth",
    "label-style": "enw {element} yw {name!r}: dechreuwch gyda'r ferf",
    "lane-and-kind-person": "person sy'n gwneud {element} ({kind}), ond mae'n sefyll yn lôn system, {lane!r}",
    "lane-and-kind-customer": (
        "mae {element} yn awtomatig ({kind}), ond mae'n sefyll yn lôn y cwsmer, {lane!r}"
    ),
    "lane-and-kind-system": (
        "mae'r lôn {lane!r} yn swnio fel system, ond fe'i darllenir fel staff (dywedwch `kind: system`)"
    ),
    "implicit-decision": (
        "mae {element} yn didoli achosion yn {lane!r}, ond nid oes cam o'i flaen sy'n canfod yr ateb "
        "[gateway without a decision]"
    ),
    "decision-gap": "nid oes gan y penderfyniad {element} reol ar gyfer {combination}",
    "decision-overlap": "mae'r penderfyniad {element} yn ateb ddwywaith o dan `{hit}`: {combination}",
    "decision-unchecked": (
        "ni wirir y penderfyniad {element}: mae'n ymrannu'n fwy na {limit} o ardaloedd (--limit regions=...)"
    ),
    "unquantified-split": (
        "nid yw {element} yn dweud faint o achosion sy'n dilyn pa ffordd, felly nid yw cyfartaleddau'n "
        "hysbys y tu ôl iddo"
    ),
    "absurd-time": "amser gwaith yw {found}: byddai un person wrthi am {days:,} o ddiwrnodau gwaith",
    "absurd-wait": "mae'r aros {found} yn {days:,} o ddiwrnodau gwaith",
    "absurd-delay": "mae'r oedi {found} yn {days:,} o ddiwrnodau gwaith",
    "missing-time": (
        "nid oes amser i rai o'r camau y mae pobl yn eu gwneud ({count}), felly nid yw'r un amser yn "
        "hysbys: {steps}"
    ),
    "time-without-unit": "nid oes uned gan {key} yn {element} (megis: 5 min)",
    "assumption-without-source": "nid yw'r dybiaeth {element} yn dweud o ble y daw",
    "grade-without-source": "gelwir {key} yn {element} yn {grade}, ond nid yw'n enwi ffynhonnell",
    "rekeying-suspect": (
        "mae {element} yn teipio i ail system ({systems}): os yw yno'n electronig eisoes, dywedwch "
        "`rekeys: true`"
    ),
    "single-point-person": (
        "mae angen {lane!r} ar bob achos sy'n dod i ben yn dda, ac un person sy'n gweithio yno"
    ),
    "single-point-system": (
        "mae angen {system!r} ar bob achos sy'n dod i ben yn dda, ac nid oes dim yn dweud beth a wneir hebddi"
    ),
    "information-then-handoff": (
        "hysbysu yn unig y mae {element}, ac eto mae {lane!r} yn mynd ymlaen â'r achos yn {after!r}: "
        "trosglwyddiad yw hynny, ac mae'r anfon yn hysbysiad wrth ei ochr"
    ),
    "unreachable": "nid oes achos yn dod at {element}",
    "avoidable-contact-start": (
        "mae cwsmeriaid yn dod at {name!r} am na wnaed rhywbeth, neu am na wnaed yn iawn"
    ),
    "avoidable-contact": "cysylltiad yw {name!r} na ddylai fod ar y cwsmer ei angen",
    "outcome-told": "gall achos ddod i ben heb i'r cwsmer glywed amdano: {ends}",
    "data-already-held": "mae {element} yn gofyn i berson chwilio am yr hyn sydd gan y peiriant: {data}",
    "data-already-held-asked": "mae {element} yn gofyn i'r cwsmer am yr hyn sydd gan gofrestr eisoes: {data}",
    "another-channel": "ar-lein yw'r unig ffordd i mewn ({channels}): beth am y rhai na allant fynd ar-lein?",
    "pair-unaccounted": "mae {steps} wedi mynd, ac nid oes dim yn dweud beth a ddaeth ohono",
    "pair-unaccounted-fix": "dywedwch `replaces` ar y cam sy'n ei wneud bellach, neu `removed: [{steps}]`",
    "pair-uncertain": (
        "efallai mai {after} yw {before} bellach (tebygrwydd {score:.2f}): cyfrifwyd fel un wedi'i "
        "ddileu ac un wedi'i ychwanegu"
    ),
    "pair-calendar": "ni chyfrifir amser gwaith yr un ffordd: {before} cynt; {after} wedyn",
    "pair-working-time": "{hours}, {length} awr y dydd, diwrnodau'r wythnos: {days}",
    "pair-main-path": (
        "dim ond {name!r} sy'n dweud beth yw'r achos arferol; ar yr ochr arall y ffyrdd mwyaf tebygol sy'n ei wneud"
    ),
    "pair-boxes": (
        "mae {name!r} yn dweud pa mor aml y mae pobl yn trin achos yn {ids}, lle mae'r ochr arall yn cyfrif camau"
    ),
    "pair-sources": (
        "nid oes yr un ffigur yn {name!r} yn enwi ffynhonnell, tra bo rhai'r ochr arall yn gwneud"
    ),
}
