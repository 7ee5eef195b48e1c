"""Welsh: sentences of the measures."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "loop_without_way_out": (
        "nid oes ffordd allan o'r ddolen {loop}, felly nid oes nifer meidraidd o ymweliadau"
    ),
    "let_it_out": "gadewch i un llif ei gadael, ac nid ochr yn ochr ag aros ynddi",
    "shares_missing": "mae cyfrannau ar goll: {ids}",
    "no_branch_taken": (
        "nid yw'r hollt gynhwysol {id!r} yn dilyn unrhyw gangen mewn {share} o'i hymweliadau (marciwch "
        "un gangen: `default: true`)"
    ),
    "default_has_share": (
        "mae'r hollt gynhwysol {id!r} yn rhoi cyfran i'w changen ddiofyn, a ddilynir pan na ddilynir yr "
        "un arall (mewn {share} o'i hymweliadau): gadewch y gyfran honno allan"
    ),
    "unknown": "nid oes mesur {id} (un o'r rhain: {known})",
    "count_formula": "swm dros y camau hyn: ymweliadau × yr hyn y mae pob un yn ei gyfrif",
    "handoffs_formula": (
        "swm dros y camau a'r diweddiadau sy'n derbyn: ymweliadau × nifer y partïon y derbynnir oddi wrthynt"
    ),
    "value_formula": "fel y dywed y rheol; nid oes swm dros y camau",
    "intake": "o'r tu allan i'r staff",
    "internal": "ymhlith y staff",
    "outbound": "i bartner neu sefydliad arall",
    "to_customer": "i'r cwsmer",
    "no_steps": "nid yw'n ystyrlon: nid oes yr un cam yn eiddo i'r gwasanaeth ei hun",
    "no_decisions": "nid yw'n ystyrlon: ni phenderfynir dim",
    "too_few_elements": "nid yw'n ystyrlon: rhy ychydig o elfennau",
    "tie": "canghennau yr un mor debygol yn: {ids}; mae'r achos arferol yn dilyn y cyntaf yn y ffeil",
    "machine_time": "ni roddir amser i gamau awtomatig, felly darllenir 0: {ids}",
    "opaque": (
        "is-brosesau caeedig nad ydynt yn nodi cyffyrddiadau, pob un yn cyfrif unwaith ({count}): {ids}"
    ),
    "simulated_value": "{value} (efelychwyd)",
    "not_simulated": "nid yw efelychiad yn ei ddweud chwaith",
    "endless_queue": "mae'r ciw o flaen {lane} yn tyfu heb ddiwedd gyda {people} yno; byddai {needed} yn ddigon",
    "observed_held": "{name}: model {model}, gwelwyd {observed}",
    "observed_missed": (
        "{name}: model {model}, gwelwyd {observed}: mae'r model yn methu'r hyn a welwyd o fwy na'i gyfwng"
    ),
    "observed_unheld": (
        "{name}: fe'i gwelwyd, ond nid oes mesur â'r enw a'r uned honno, felly nis cymherir â dim"
    ),
    "silent_send": "mae {ids} yn anfon at neb a enwir yn y ffeil: darllenir hyn fel gwybodaeth",
}
