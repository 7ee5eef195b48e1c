"""Welsh: sentences of the comparison: reasons for pairs, boundaries, the finding."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "mapping": "wedi'i baru â llaw",
    "replaces": "y ffeil ddiweddarach sy'n dweud (replaces)",
    "id": "yr un id",
    "same-id-box": "yr un id, bellach wedi'i lunio gyda'i gamau neu hebddynt",
    "same-name": "yr un enw",
    "same-steps": "arhosodd {share} o'r camau gyda'i gilydd",
    "structure": "yn ôl yr hyn sydd o'i gwmpas, ei enw a'i fath",
    "removed": "nid oes dim yn y model diweddarach sy'n cyfateb",
    "removed-said": "mae'r ffeil ddiweddarach yn dweud ei fod wedi mynd (removed)",
    "added": "nid oes dim yn y model cynharach sy'n cyfateb",
    "added-said": "mae'r ffeil ddiweddarach yn dweud ei fod yn newydd (replaces: [])",
    "lane-gone": "nid oes lôn yn y model diweddarach sy'n cyfateb",
    "lane-new": "nid oes lôn yn y model cynharach sy'n cyfateb",
    "words-map": "disgwylid map gyda grwpiau o eiriau, megis  things: [[parish, ward]]",
    "words-key": "nid yw {name} yn allwedd mewn ffeil eiriau{hint} (un o'r rhain: {known})",
    "words-groups": "disgwylid rhestr o grwpiau, megis  [[parish, ward], [claim, request]]",
    "words-opposites": "disgwylid rhestr o barau o grwpiau, megis  [[[open], [close, shut]]]",
    "words-list": "disgwylid rhestr o eiriau, megis  [parish, ward]",
    "words-few": "mae dau air neu fwy mewn grŵp (ychwanegwch air o'r un ystyr, neu tynnwch y grŵp allan)",
    "words-word": "disgwylid gair, cafwyd {found}",
    "did-you-mean": " (ai {near!r} oedd gennych mewn golwg?)",
    "it-has": " (rhowch id sydd ganddo, megis {ids}, neu ei adael allan)",
    "contradicts": "mae'r ffeil ddiweddarach yn gwrth-ddweud yr un gynharach",
    "no-steps-before": "nid oes camau yn y fersiwn gynharach, felly ni all y ddiweddarach ddisodli yr un",
    "unknown-in-sheet": "mae'r rhes hon yn enwi {name!r}, nad yw'n gam yn y fersiwn gynharach{hint}",
    "unknown-replaced": "mae {by!r} yn enwi {name!r}, nad yw'n elfen o'r model y cymherir ag ef{hint}",
    "replaced-and-removed": "mae {name!r} wedi'i ddisodli a'i ddileu hefyd (gadewch un o'r ddau allan)",
    "reused-id": (
        "mae'r id {id!r} yn sefyll am '{before}' ac yna am '{after}': fe'u cymerir yn ddwy elfen wahanol "
        "(os un ydyw: {fix})"
    ),
    "other-trigger": "nid yr un dechrau: '{before}' oedd y sbardun, '{after}' ydyw bellach",
    "other-outcomes": "nid yr un diwedd: '{before}' oedd y canlyniadau, '{after}' ydynt bellach",
    "other-currency": (
        "mewn {before} yr oedd yr arian ac mewn {after} y mae bellach, felly ni ellir cymharu costau"
    ),
    "one-sided": "{key}: nid yw'r model {side} yn ei nodi, felly ni chymharwyd y ffin",
    "side-before": "cynharach",
    "side-after": "diweddarach",
    "other-volume": (
        "nifer yr achosion oedd {before}; bellach {after}; mae'r ffigurau blynyddol yn defnyddio un "
        "nifer i'r ddau"
    ),
    "none": "heb ei nodi",
    "finding": "{touches}; {handoffs} ({case})",
    "with-simulation": "{finding}; drwy efelychu: {simulated}",
    "misses-before": "(mae'r model cyn yn methu'r hyn a welwyd: {name} {model}, gwelwyd {observed})",
    "misses-after": "(mae'r model ar ôl yn methu'r hyn a welwyd: {name} {model}, gwelwyd {observed})",
    "not-comparable": "NI ELLIR EU CYMHARU: {reasons}. {finding}",
    "case-main_path": (
        "achos arferol; cyffyrddiad yw cam a wneir gan berson sy'n darparu'r gwasanaeth, trosglwyddiad "
        "yw newid dwylo"
    ),
    "case-expected": (
        "achos cyfartalog; cyffyrddiad yw cam a wneir gan berson sy'n darparu'r gwasanaeth, "
        "trosglwyddiad yw newid dwylo"
    ),
    "case-static": (
        "fel yn y llun; cyffyrddiad yw cam a wneir gan berson sy'n darparu'r gwasanaeth, trosglwyddiad "
        "yw newid dwylo"
    ),
    "touches-one": "cyffyrddiadau â llaw",
    "touches-many": "cyffyrddiadau â llaw",
    "handoffs-one": "trosglwyddiadau",
    "handoffs-many": "trosglwyddiadau",
    "became": "{noun}: o {before} i {after}",
    "stayed": "{noun}: {before} cynt a {after} wedyn, heb newid",
    "count": "{kind}: {number}",
    "counted": "camau: {changes}; heb newid: {number}",
    "nothing-changed": "ni newidiodd yr un cam (yn y ddau fodel: {number})",
    "kind-self_service": "bellach yn cael ei wneud gan y cwsmer",
    "kind-automated": "wedi'i awtomeiddio",
    "kind-by_hand": "bellach â llaw",
    "kind-assisted": "bellach gyda system",
    "kind-merged": "wedi'i gyfuno",
    "kind-split": "wedi'i rannu",
    "kind-moved": "wedi'i symud",
    "kind-changed": "wedi'i newid",
    "kind-removed": "wedi'i ddileu",
    "kind-added": "wedi'i ychwanegu",
    "part": "{part} {percent} %",
    "part-label": "label",
    "part-neighbours": "cymdogion",
    "part-data": "data",
    "part-lane": "lôn",
    "part-position": "safle",
    "part-kind": "math",
    "similar": "{score} % yn debyg ({parts}; y gorau nesaf {rival} %, yn cyfrif o {accept} %)",
    "similar-by-place": (
        "{score} % yn debyg ({parts}; y gorau nesaf {rival} %, yn cyfrif o {accept} % lle mae'r labeli "
        "{labelled} % yn debyg)"
    ),
    "group-part": "{why}; gyda '{name}', sydd nesaf ato ac â rhan o'r un geiriau",
    "group-whole": "mae '{name}' yn enwi'r hyn a wna'r lleill, sydd nesaf at ei gilydd",
    "group-twin": "{why}; gyda '{name}', yr un cam ar gangen arall",
    "edit-no-path": "nid yw golygiad {number} ({op} {path}) yn ffitio: nid oes lle o'r fath yn y model",
    "edit-there-already": "nid yw golygiad {number} ({op} {path}) yn ffitio: mae yno eisoes",
    "edit-other-value": "nid yw golygiad {number} ({op} {path}) yn ffitio: mae gwerth arall yno",
    "edit-hint": "ar gyfer model arall y gwnaed y golygiadau",
    "edit-no-edit": "nid golygiad yw rhif {number}: {row} (disgwylid op, path a value)",
    "coarser-lanes": (
        "llunnir yr un gwaith gan bobl mewn {before} o lonydd cynt a {after} wedyn: y model {side} yw'r "
        "un brasaf, felly gall trosglwyddiadau ymddangos yn llai nag y maent"
    ),
    "coarser-steps": (
        "mae cam gan berson yn cymryd {before} cynt a {after} wedyn, ar gyfartaledd: y model {side} yw'r "
        "un brasaf, felly gall cyffyrddiadau ymddangos yn llai nag y maent"
    ),
    "exceptions-on-one-side": (
        "dim ond un model sy'n llunio eithriadau (terfynau amser, ffyrdd yn ôl, diweddiadau gwael: "
        "{number}); nid oes gan y model {side} yr un, sy'n ei ddangos yn well nag y mae"
    ),
    "waits-on-one-side": "nid yw'r model {side} yn nodi amseroedd aros; mae'r un {other} yn gwneud",
    "values-on-one-side": "nid yw'r model {side} yn nodi gwerth y camau; mae'r un {other} yn gwneud",
    "other-rate": (
        "cyfradd '{lane}' oedd {before}; bellach {after}, felly mae'r costau'n gwahaniaethu o fwy na'r gwaith"
    ),
    "channel-gone": "mae'r model diweddarach yn gadael allan yr achosion sy'n dod drwy: {channels}",
    "main-path-share": (
        "mae'r achos arferol yn sefyll am {before} o'r achosion cynt ac am {after} wedyn: cymharwch â'r "
        "achos cyfartalog hefyd"
    ),
    "mapping-title": "Pa gam yw pa un. Cywirwch y parau a rhowch y ffeil yn ôl gyda --mapping.",
    "mapping-shape": "{path}: nid oes mapio camau yma",
    "mapping-row": "{path}: nid pâr o gamau yw hwn: {row}",
    "mapping-hint": "disgwylid `pairs: [{{before: [id], after: [id]}}]`, `removed: [id]`, `new: [id]`",
    "edits-title": (
        "Yr hyn sy'n troi'r model cynharach yn un diweddarach; mae `procmodel apply` yn ei ailchwarae."
    ),
    "edits-shape": "{path}: nid oes golygiadau yma",
    "edits-hint": "disgwylid yr hyn y mae `procmodel diff --edits` yn ei ysgrifennu",
    "no-aliases": "{path}: ni ddarllenir arallenwau (*name) yma (ysgrifennwch y gwerth eto)",
    "explain-title": "'{before}' ({one}) a '{after}' ({other})",
    "explain-part": "  {part} {value:.2f}, pwysau {weight:.2f}",
    "explain-score": (
        "  gyda'i gilydd {score:.2f}; mae pâr yn cyfrif o {accept:.2f}, os yw {margin:.2f} yn uwch na'r "
        "gorau ond un ac os yw'r labeli'n rhannu {labelled:.2f}"
    ),
    "explain-matched": "mae '{name}' wedi'i baru â {others}: {why} ({percent} % yn sicr)",
    "explain-alone": "nid yw '{name}' wedi'i baru â dim",
    "no-step": "nid yw {name!r} yn gam yn '{model}'",
    "steps-such-as": "ei gamau, yn ôl eu hid: {some}, …",
    "fix": "{place} ychwanegwch  replaces: [{ids}]",
    "fix-else": "replaces: []",
    "fix-match": "ar daflen Matches {place} ysgrifennwch  {ids}  dan today a  {later}  dan proposed",
    "fix-match-else": "new  dan today",
    "settle": "{fix}  os un cam ydyw, fel arall  {other}",
    "fix-json-else": '"replaces": [],',
    "fix-mapping-else": "new: [{later}]",
    "fix-json": '{place} ychwanegwch  "replaces": ["{ids}"],',
    "fix-cell": "{place} ysgrifennwch  {ids}  yn y golofn 'replaces'",
    "fix-mapping": "mewn ffeil i --mapping ysgrifennwch  pairs: [{{before: {ids}, after: {later}}}]",
    "unrelated": (
        "prin fod dim yn cyfateb (camau: {matched} o {total}): gall y rhain fod yn ddwy broses wahanol, "
        "ac ychydig a ddywed y gwahaniaethau"
    ),
    "too-few": "mae angen dwy fersiwn neu fwy mewn cyfres; nifer yma: {number}",
    "change-ways": "ffyrdd a chyfrannau eraill, fel bod camau'n cael eu gwneud yn amlach neu'n llai aml",
    "change-self-service": "bellach yn cael ei wneud gan y cwsmer",
    "change-automated": "bellach yn awtomatig",
    "change-by-hand": "bellach yn cael ei wneud â llaw",
    "change-assisted": "bellach yn cael ei wneud gyda system",
    "change-merged": "wedi'i gyfuno",
    "change-split": "wedi'i rannu",
    "change-moved": "wedi'i symud",
    "change-changed": "wedi newid",
    "change-removed": "wedi mynd",
    "change-added": "yn newydd",
}
