"""Welsh: sentences of the simulation: what is assumed, what cannot be simulated, its tables."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "shares": "nid yw {id!r} yn dweud cyfrannau ei ganghennau: cymerir y rhai heb gyfran yn gyfartal",
    "inclusive": "nid yw {id!r} yn dweud cyfrannau ei ganghennau: dilynir pob un mewn hanner yr achosion",
    "border": (
        "nid oes dim yn dweud pa mor aml y daw'r digwyddiad {id!r}, na phryd: ni ddaw byth yn yr efelychiad "
        "(nodwch share, neu after)"
    ),
    "box_border": (
        "nid oes dim yn dweud pryd y daw {id!r}: cyfrifir hanner yr amser y tu mewn i'r blwch tan hynny (nodwch after: "
        "faint o amser mae'n ei gymryd)"
    ),
    "replaced": (
        "nid oes dim yn dweud pryd y mae {id!r} yn dechrau: cyfrifir hanner popeth arall tan hynny (nodwch amser yn "
        "definitions ei ddechrau)"
    ),
    "handler": (
        "nid oes dim yn dweud pryd y daw'r digwyddiad sy'n cychwyn {id!r}: nid yw byth yn cychwyn yn yr efelychiad "
        "(nodwch share ei ddechrau, neu amser yn ei definitions)"
    ),
    "loop": "ailadroddir {id!r}, ond nid oes neb yn dweud pa mor aml: fe'i gwneir unwaith yn yr efelychiad",
    "deadline": "mae'r terfyn amser {id!r} yr un fath i bob achos yn yr efelychiad: cymedr ei `after`",
    "rounds": "gwneir {id!r} {times} o weithiau: efelychir {most} o rowndiau sy'n sefyll am sawl un",
    "attribute_ranges": (
        "nid yw rhifau'r briodwedd {id!r} yn ateb {decision!r}: nid yw ei atebion yn ystodau sy'n eu dal i gyd"
        " (disgwylid er enghraifft < 500 a >= 500)"
    ),
    "attribute_silent": (
        "nid yw priodweddau'n ateb {decision!r}: nid oes cyfrannau gan yr atebion i {id!r}, ac nid oes priodwedd"
        " o'r enw hwnnw"
    ),
    "attribute_joint": "mae gan {decision!r} resi cyd-atebion, felly nid yw'r briodwedd {id!r} yn ei ateb",
    "attribute_many": "mae gan {decision!r} ormod o gyfuniadau o atebion, felly nid yw'r briodwedd {id!r} yn ei ateb",
    "attribute_other": (
        "nid y cyfrannau ar ôl {decision!r} yw'r rhai y mae'r briodwedd {id!r} yn eu rhoi:"
        " cymerir y cyfrannau, ac nid yw'r briodwedd yn ei ateb"
    ),
    "attribute_no_way": (
        "nid oes gan {decision!r} gangen ar gyfer rhai atebion, felly nid yw'r briodwedd {id!r} yn ei ateb"
    ),
    "customers": "lôn cwsmeriaid yw {lane!r}, nad ydynt byth yn brin: nid efelychir ei phobl",
    "role": "mae gan y rôl {role!r} niferoedd gwahanol o bobl mewn lonydd gwahanol: efelychir {most}",
    "nobody_short": "nid oes neb yn brin wrth {id!r} yn yr efelychiad, felly nid efelychir hyn: {keys}",
    "message_given": "nid oes dim yn dweud pryd yr anfonir y neges at {id!r}: nid yw'r efelychiad yn aros amdani",
    "message_late": "dim ond ar ei ôl y gellir anfon y neges at {id!r}: nid yw'r efelychiad yn aros amdani",
    "unthrown": (
        "nid yw {count} o {all} achos byth yn dod i ben: ni anfonir y signal y maent yn aros amdano yn {id!r} "
        "yn y cyfamser"
    ),
    "unsent": "nid yw {count} o {all} achos byth yn dod i ben: ni anfonir y neges y maent yn aros amdani yn {id!r}",
    "no_volume": (
        "ni roddir nifer yr achosion, felly nid oes neb yn brin o bobl: nid efelychir ciwiau; efelychir "
        "yr aros a welwyd"
    ),
    "arrivals": "arrivals: nid efelychir {key!r}",
    "volume": "nifer yr achosion yw {found:g} y flwyddyn: nid oes dim yn cyrraedd",
    "arrivals_value": "arrivals: {key} anhysbys {found!r} (un o'r rhain: {known})",
    "endless_event": (
        "daw digwyddiad nad yw'n torri ar draws dim fwy na {most} o weithiau mewn un achos: mae'r hyn y mae'n ei "
        "ddechrau yn ei sbarduno eto"
    ),
    "endless": (
        "daw'r cam {id!r} rownd fwy na {most} o weithiau mewn un achos: nid oes dim yn arwain allan o'i "
        "ddolen"
    ),
    "unstable": (
        "mae {lane!r} yn cael {load} gwaith y gwaith y gall ei wneud gyda people: {people}, felly mae "
        "ei giw yn tyfu'n ddiddiwedd (byddai people: {needed} yn ddigon)"
    ),
    "unexplained": (
        "{lane!r}: mae'r ciw yn gwneud i achosion aros {wait} bob ymweliad lle nodir {observed} (dywedir "
        "gwaith arall ei bobl gydag availability; aros nad yw'r un ciw yn ei egluro gyda delay)"
    ),
    "stuck": (
        "achosion nad ydynt byth yn dod i ben: {count} o {all}; maent yn aros wrth uniad am yr hyn na ddaw"
    ),
    "one_replication": "nid oes cyfwng i un ailadroddiad (gofynnwch am ragor gyda --replications)",
    "longer": (
        "mae'r ciwiau'n hir yn setlo o'u cymharu â hyd ailadroddiad: am gyfartaledd teg, chwaraewch "
        "{cases} o achosion bob tro (--cases {cases})"
    ),
    "more_often": (
        "dim ond o fewn {off} y mae'r amser o'r dechrau i'r diwedd yn hysbys: byddai tua {replications} o "
        "ailadroddiadau'n ddigon ar gyfer 5 % (--replications {replications})"
    ),
    "endless_before": (
        "; cynt: mae ciw {lane!r} yn tyfu'n ddiddiwedd, felly mae ei amserau'n dibynnu ar nifer yr achosion a chwaraeir"
    ),
    "endless_after": (
        "; wedyn: mae ciw {lane!r} yn tyfu'n ddiddiwedd, felly mae ei amserau'n dibynnu ar nifer yr "
        "achosion a chwaraeir"
    ),
    "shorter": "; dim ond aros mewn ciwiau a gyfrifir yma, sy'n llai na'r arosiadau a nodir yn y ffeiliau",
    "one_clock": (
        "ni nodir oriau: fe'i chwaraeir yn rhai'r fersiwn arall,"
        " fel y gellir cymharu amserau'r ddau (nodwch calendar: hours yn y ddwy ffeil)"
    ),
    "of_before": "cynt: {remark}",
    "of_after": "wedyn: {remark}",
    "of_both": "cynt ac wedyn: {remark}",
    "engine": "peiriant anhysbys {found!r} (un o'r rhain: auto, python, numba)",
    "not_compiled": (
        "nid yw'r peiriant a grynhowyd yn chwarae {what}: y peiriant mewn Python a chwaraeodd hyn, gyda'r un canlyniad"
    ),
    "python_ways": "uniad o fwy na 60 ffordd",
    "python_inclusive": "holltau ac uniadau cynhwysol",
    "python_races": "porth digwyddiad sy'n aros am neges",
    "python_ending": "yr hyn sy'n gorffen popeth arall (diwedd ar y cyfan, gwall, terfyn amser)",
    "python_begun": "neges sy'n dechrau rhan ac y disgwylir amdani mewn man arall",
    "python_events": "digwyddiadau sy'n dechrau rhywbeth wrth ochr y gweddill neu yn ei le",
    "python_at_once": "is-broses sawl gwaith ar unwaith",
    "python_undoing": "yr hyn sy'n dadwneud camau",
    "python_signals": "signalau",
    "python_short": "is-brosesau a gwtogir",
    "python_deadlines": "terfynau amser a negeseuon ar ffin cam neu is-broses",
    "python_batches": "sypiau a pharatoi",
    "python_patience": "amynedd",
    "python_people": "blaenoriaethau, rolau ac argaeledd",
    "python_log": "cofnodion digwyddiadau",
    "python_noted": "yr adegau pan ddaeth achosion cofnod",
    "python_rest": "neges, neu uniad, y mae achosion yn aros wrthi fwy nag unwaith neu am byth",
    "no_numba": "mae angen numba ar y peiriant a grynhowyd",
    "none": "{what}: nid yw {found} yn ddim i'w efelychu (disgwylir 1 neu fwy)",
    "nobody": (
        "mae gan y lôn {lane!r} people: 0, felly ni wneir {step!r} byth (dywedwch faint sydd, neu "
        "hepgorwch people lle nad oes neb yn brin)"
    ),
    "precision": (
        "ni chyrhaeddir manylder o {found:g} byth (disgwylir cyfran uwch na 0 ac is nag 1, megis 2%)"
    ),
    "nothing_begins": "nid oes achos yn dechrau: nid oes dim ar y dechrau ond yr hyn y mae digwyddiad yn ei gychwyn",
    "empty": "ni ellir efelychu proses heb gamau",
    "warm_up_long": "ni ddaw'r un o'r {cases} achos wedi'r cynhesu (disgwylir un byrrach, neu fwy o achosion)",
    "warm_up": "nid yw cynhesu o {found} o achosion yn gadael yr un o'r {cases} (disgwylir llai)",
    "hours": (
        "ni ellir darllen yr oriau {hours!r} (disgwylir dyddiau ac amseroedd megis Mon-Fri 09:00-17:00, "
        "neu always)"
    ),
    "holidays": "nid yw gwyliau'n hysbys ar gyfer {place!r} (disgwylir gwlad megis GB, neu GB-ENG)",
    "way_again": "{step} eto",
    "route_straight": "dim un o'r rhain",
    "route_rest": "llwybrau eraill",
    "change": (
        "{name}: o {before} i {after}: {range} (95 % yn sicr o'r cymedr; {clock}; ffigurau ar eu "
        "gwaethaf {grade})"
    ),
    "change_ungraded": "{name}: o {before} i {after}: {range} (95 % yn sicr o'r cymedr; {clock})",
    "change_unknown": "nid yw'r gwahaniaeth yn hysbys: mae angen {missing}",
    "told_end_to_end_time": "o'r dechrau i'r diwedd",
    "told_touch_time": "amser staff fesul achos",
    "told_handling_cost": "cost trin achos",
    "less": "{low} i {high} yn llai",
    "more": "{low} i {high} yn fwy",
    "less_or_more": "rhwng {low} yn llai a {high} yn fwy",
    "about": ("ailadroddiadau: {replications}, pob un ag achosion: {cases}{warm_up}; hedyn {seed}; {clock}"),
    "left_out": ", heb gyfrif y cyntaf: {count}",
    "about_partial": (
        "torrwyd ar draws: ailadroddiadau: {replications} yn unig, pob un ag achosion: {cases}{warm_up}; "
        "hedyn {seed}; {clock}"
    ),
    "clock_working": "amser gwaith",
    "clock_calendar": "amser ar y cloc, gan gynnwys nosweithiau a phenwythnosau",
    "unknown": "ddim yn hysbys: mae angen {missing}",
    "and_more": "{listed} a {more} arall",
    "between": "{low} i {high}",
    "no_help": "ni helpodd paru",
    "name_end_to_end_time": "o'r dechrau i'r diwedd",
    "name_waiting_time": "o hyn: aros",
    "name_throughput": "achosion a wneir mewn diwrnod",
    "name_work_in_progress": "achosion yn y broses",
    "name_within_target": "achosion o fewn {within}",
    "column_figure": "",
    "column_mean": "cyfartaledd",
    "column_between": "95 % yn sicr",
    "column_half": "hanner yn is na",
    "column_most": "naw o bob deg yn is na",
    "column_before": "cynt",
    "column_after": "wedyn",
    "column_difference": "gwahaniaeth",
    "column_pairing": "llai o sŵn drwy baru",
    "column_lane": "ciw o flaen",
    "column_people": "pobl",
    "column_busy": "prysur",
    "column_wait": "aros",
    "column_waiting": "o ymweliadau'n aros",
    "column_queue": "achosion yn y ciw",
    "column_observed": "aros a welwyd",
    "column_outcome": "achosion sy'n dod i ben fel",
    "column_share": "cyfran",
    "column_route": "achosion sy'n mynd drwy",
    "column_took": "o'r dechrau i'r diwedd",
    "column_waited": "aros",
    "column_worked": "gwaith",
    "column_of_lane": "lôn",
    "column_capacity": "amser staff yr wythnos",
    "column_released": "a ryddheir",
    "column_likely": "80 % yn sicr",
    "column_grade": "ar ei waethaf",
    "people_needed": "byddai angen {people} o bobl ar {lane!r} cynt i fod mor gyflym ag wedyn",
    "people_never": (
        "nid oes nifer o bobl a wna cynt mor gyflym ag wedyn: heb neb yn brin mae'n dal i gymryd {fastest} o'r "
        "dechrau i'r diwedd, a {after} wedyn"
    ),
    "people_not_enough": "nid oes nifer o bobl yn {lane!r} yn unig a wna cynt mor gyflym ag wedyn",
    "precision_text": "ni ellir darllen --precision {text!r} (disgwylir cyfran megis 2% neu 0.02)",
    "nothing_played": "nid yw --estimate yn chwarae dim, felly nid oes gan {option} waith: gadewch un allan",
    "warm_up_text": "ni ellir darllen --warm-up {text!r} (disgwylir er enghraifft 500 cases, 2 weeks, neu 0)",
    "log_ending": "--log {path}: terfyniad anhysbys {ending!r} (un o'r rhain: .csv, .xes)",
    "progress": "ailadroddiadau: {done} o {wanted}",
    "long": ("mae {events:,.0f} o ddigwyddiadau i'w hefelychu, tua {time}; mae Ctrl-C yn cadw'r hyn a wnaed"),
    "noted_few": "nifer yr achosion yn y log sy'n dod ar wahanol adegau: {count} (disgwylir 2 neu fwy)",
    "estimate_needs": "ni ellir amcangyfrif ciwiau drwy fformiwla: mae angen {missing}",
    "about_estimate": (
        "amcangyfrif cyntaf drwy fformiwla (M/M/c, M/G/c), pob lôn ar ei phen ei hun, mewn amser gwaith; "
        "ni chwaraewyd dim"
    ),
    "column_formula": "fformiwla",
    "no_end": "heb ddiwedd",
    "no_people": "nid oes yr un lôn yn dweud faint o bobl sydd ganddi",
}
