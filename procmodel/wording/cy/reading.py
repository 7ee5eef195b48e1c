"""Welsh: what is wrong with a file, and what to write instead."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "git_form": "nid ffeil yn git yw hon",
    "git_form_hint": "git:REVISION:PATH, megis git:HEAD~1:a.yaml",
    "git_nothing": "nid oes dim o'r enw {path} yn adolygiad {revision}",
    "git_no_revision": "dim adolygiad {revision}",
    "git_nothing_hint": "gweler `git log -- PATH`; ai dyma'r storfa gywir?",
    "git_no_file": "{kind} yw hynny, nid ffeil",
    "git_missing": "nid yw git wedi'i osod",
    "git_missing_hint": "gosodwch git, neu enwch ffeil",
    "git_slow": "ni atebodd git o fewn {seconds} eiliad",
    "cannot_read": "ni ellir darllen {file!r}",
    "cannot_write": "ni ellir ysgrifennu {file!r}: {reason}",
    "no_file": "nid oes ffeil na ffolder o'r fath",
    "is_folder": "ffolder yw hon, mae angen ffeil",
    "no_permission": "dim caniatâd",
    "maybe_open": (
        "dim caniatâd, neu mae ar agor mewn rhaglen arall megis Excel: caewch ef yno a rhowch gynnig arall arni"
    ),
    "lock_file": (
        "dyma'r hyn y mae rhaglen daenlen yn ei gadw wrth ymyl llyfr gwaith tra bo ar agor: enwch y llyfr gwaith "
        "ei hun, {file}"
    ),
    "other_spreadsheet": (
        "darllenir taenlen fel .xlsx, nid fel {ending}: agorwch hi yn y rhaglen a'i gwnaeth, dewiswch Save As "
        "neu Download, a'r math Excel Workbook (.xlsx)"
    ),
    "workbook_macro": (
        "ni ddarllenir llyfr gwaith â macros ({ending}), ac ni redir ei facros byth: agorwch ef yn Excel, "
        "dewiswch Save As a'r math Excel Workbook (.xlsx), sy'n eu gadael allan"
    ),
    "no_space": "nid oes lle ar ôl ar y ddyfais",
    "read_only": "system ffeiliau darllen yn unig",
    "large_file": "maint y ffeil yw {found} beit, y terfyn yw {limit} (codwch ef gyda --limit file={found})",
    "unknown_ending": "nid oes fformat â'r terfyniad {ending} (un o'r rhain: {endings})",
    "only_read": "darllenir ffeiliau â'r terfyniad {ending}, ni chânt eu hysgrifennu",
    "only_drawn": (
        "darllenir ffeiliau â'r terfyniad {ending} yma, ac fe'u llunnir gan `procmodel draw FILE -o "
        "NAME{ending}`"
    ),
    "not_encoded": "nid {encoding} yw hwn wrth feit {at} (cadwch y ffeil fel UTF-8)",
    "half_character": "mae {text} yn cynnwys hanner nod (lone surrogate), na all ffeil ei ddal (rhowch y nod cyfan)",
    "surrogate": "hanner nod (lone surrogate): nid testun yw hwn",
    "empty_file": "mae'r ffeil yn wag: mae proses yn dechrau gyda `procmodel: 1`",
    "no_process": "nid proses yw hon: mae ffeil yn dechrau gyda `procmodel: 1`, wedyn name, lanes a steps",
    "newer": "mae angen procmodel mwy newydd ar fformat {text} (mae hwn yn darllen fformat 1)",
    "no_format": "nid yw {text} yn rhif fformat (ysgrifennwch `procmodel: 1`)",
    "no_yaml": "ni ellir darllen hwn: {reason}",
    "needs_quotes": (
        "ni ellir darllen hwn: {reason}; mae angen dyfynodau ar destun â marciau o'r fath. Gludwch: {line}"
    ),
    "paste": ". Gludwch: {line}",
    "no_json": "nid JSON yw hwn: {reason}",
    "second_document": "mae ail ddogfen yn dechrau yma: mae ffeil yn dal un broses",
    "odd_key": "ni all map na rhestr fod yn allwedd",
    "tag": "ni chaniateir y tag {tag}: nid oes dim mewn ffeil proses yn god",
    "no_anchor": "nid yw'r arallenw {name} yn enwi dim uwch ei ben",
    "merge_key": "nid yw allweddi uno (`<<`) yn rhan o YAML 1.2: ysgrifennwch yr allweddi'n llawn",
    "duplicate_key": "mae {key} yno ddwywaith (gyntaf ar linell {line})",
    "two_spellings": "mae {key!r} yn ailadrodd yr hyn y mae allwedd arall o'r map hwn yn ei ddweud: cadwch un",
    "too_deep": "wedi'i nythu'n ddyfnach na {limit} (codwch y terfyn gyda --limit depth=...)",
    "too_heavy": (
        "mae arallenwau'n agor yn fwy na {limit} o nodau ({weight} hyd yn hyn; codwch y terfyn gyda "
        "--limit alias-base=...)"
    ),
    "too_long_scalar": (
        "gwerth o {found} beit, y terfyn yw {limit} (codwch ef gyda --limit scalar={found}): {text}"
    ),
    "too_long": "hyd {key!r} yw {found} nod, y terfyn yw {limit} (codwch ef gyda --limit {name}={found})",
    "too_many": "{what}: {found}, y terfyn yw {limit} (codwch ef gyda --limit {name}={found})",
    "too_deep_boxes": (
        "is-brosesau wedi'u nythu'n ddyfnach na {limit} (codwch y terfyn gyda --limit subprocess-depth=...)"
    ),
    "did_you_mean": " (ai {found!r} oedd gennych mewn golwg?)",
    "unknown_key": "allwedd anhysbys {key} yn {what}{hint}, neu mae angen procmodel mwy newydd",
    "misplaced_key": "allwedd anhysbys {key} yn {what}: mae'n perthyn i: {belongs}",
    "stray_text": "allwedd anhysbys {text} yn {what}: mae angen dyfynodau ar destun â choma{paste}",
    "missing_key": "mae {key!r} ar goll yn: {what}",
    "first_lane": "y cam {id} yw'r cyntaf, felly rhaid iddo ddweud pwy biau ef (lane: ...)",
    "wrong_type": "rhaid i {key!r} fod yn {expected}, cafwyd {found}{hint}",
    "empty_value": "mae {key!r} yn wag: darllenir fel heb ei roi",
    "bad_id": (
        "nid id yw {text} (llythrennau, digidau, `_`, `-`, `.`; dim bylchau; mewn dyfynodau os oes rhaid)"
    ),
    "unknown_choice": "{what} anhysbys {text}{hint} (un o'r rhain: {choices})",
    "unknown_lane": "mae {key!r} yn enwi {text}, nad yw'n lôn{hint}",
    "unknown_system": "mae {key!r} yn enwi {text}, nad yw'n system{hint}",
    "unknown_data": "mae {key!r} yn enwi {text}, nad yw'n wrthrych data{hint}",
    "unknown_decision": "mae {key!r} yn enwi {text}, nad yw'n benderfyniad{hint}",
    "unknown_source": "mae {key!r} yn enwi {text}, nad yw'n ffynhonnell{hint}",
    "unknown_assumption": "mae {key!r} yn enwi'r dybiaeth {text}, nad yw yno{hint}",
    "unknown_party": "mae {key!r} yn enwi {text}, nad yw'n elfen nac yn lôn{hint}",
    "unknown_step": "mae'r cam {id} yn mynd ymlaen i {text}, nad yw'n gam{hint}",
    "no_steps": "nid oes camau eto",
    "bad_quantity": "{key!r}: {reason} (megis: {example})",
    "no_unit": "nid oes uned gan {text} (un o'r rhain: {units})",
    "unknown_unit": "uned anhysbys {unit} yn {text}{hint} (un o'r rhain: {units})",
    "no_duration": "nid yw {text} yn hyd amser",
    "no_rate": "nid yw {text} yn dweud `per` ac amser",
    "no_number": "nid yw {text} yn rhif",
    "decimal_comma": "mae coma degol yn {text}: ysgrifennwch bwynt",
    "negative": "mae {text} yn negyddol",
    "many_numbers": "mae mwy na thri rhif yn {text}: isel-tebygol-uchel",
    "many_digits": "mae mwy na {limit} digid yn {text}",
    "not_finite": "nid yw {text} yn feidraidd",
    "long_quantity": "mae {text} yn rhy hir i fod yn faint ({found} nod)",
    "mixed_units": "mae {text} yn cymysgu unedau na allai ond calendr eu hadio",
    "too_long_duration": "mae {text} yn hirach na 1,000 o flynyddoedd",
    "falling_range": "nid yw {text} yn mynd o isel i uchel",
    "falling_range_map": "nid yw {key!r} yn mynd o isel i uchel",
    "share_above_1": "mae'r gyfran {text} yn fwy nag 1: ysgrifennwch hi gyda %",
    "share_over_100": "mae'r gyfran {text} yn fwy na 100 %",
    "other_dimension": "mae {key!r} yn cymryd {expected}; {found} yw'r dybiaeth {name}",
    "value_and_more": "mae gan {key!r} `value` a rhifau unigol wrth ei ochr: cadwch un",
    "no_value": "mae gan {key!r} dystiolaeth ond dim rhif: ychwanegwch `value: ...`",
    "range_in_range": "mae gan {key!r} ystod lle mae angen un rhif: defnyddiwch `value: ...` ar gyfer ystod",
    "units_differ": "mae {key!r} yn cymysgu unedau na allai ond calendr eu cymharu",
    "shape_needs": "{key!r}: mae angen {needs} ar y siâp {shape}",
    "plain_task": "tasg blaen yw'r cam {id}: mae'n cymryd natur ei lôn",
    "default_kind": "ni ddywedir y math, darllenir fel {kind}: {ids}",
    "person_in_system_lane": (
        "math y cam {id} yw {kind}, ond system yw ei lôn {lane} (defnyddiwch service, neu lôn arall)"
    ),
    "falls_into_start": (
        "byddai {id} yn mynd ymlaen i'r dechrau {below} oddi tano: dywedwch `next: ...` (neu `next: []` "
        "i orffen)"
    ),
    "leads_to_start": "mae {id} yn mynd ymlaen i {text}, sy'n ddechrau: nid oes dim yn arwain at ddechrau",
    "end_goes_on": "ni all y diwedd {id} fynd ymlaen: tynnwch `next`",
    "leaves_box": "mae {id} yn mynd ymlaen i {text}, nad yw y tu mewn i'r un is-broses",
    "duplicate_branch": "enwir {text} ddwywaith gan yr un canghennau",
    "falls_into_branch": (
        "mae {id} yn mynd ymlaen i {below} oddi tano, sy'n gangen arall o {split}: dywedwch `next: ...`"
    ),
    "time_in_days": "cam {id}: trosir amser wrth y gwaith mewn {unit} y cloc yn amser gwaith",
    "opaque": (
        "nid yw'r is-broses {id} yn dangos ei chynnwys ac mae cyffyrddiadau neu amser ar goll: mae'n "
        "cyfrif unwaith"
    ),
    "shown_inside": "mae'r is-broses {id} yn dangos ei chynnwys, ac nid yw hyn ohoni'n cyfrif: {keys}",
    "to_system": "mae'r cam {id} yn trosglwyddo i {lane}, sy'n system: pobl yn unig sy'n derbyn",
    "unknown_outcome": "nid yw {text} yn un o'r canlyniadau{hint}",
    "replaced_and_removed": "mae {old} wedi'i ddisodli gan {id} a'i ddileu ar yr un pryd: cadwch un",
    "dead": "nid oes dim yn arwain at {id}: mae yn y llun ond nid yw byth yn cael ei wneud",
    "no_start": (
        "nid oes dim yn dechrau: mae rhywbeth yn arwain at bob elfen, {by} at {id} (ychwanegwch ddechrau sy'n "
        "arwain at {id}: mewn tabl, rhes uwch ei phen)"
    ),
    "no_way_to_end": "nid oes ffordd i ddiwedd o: {ids} (gadewch i un llif adael y ddolen)",
    "boundary_nowhere": "nid yw'r digwyddiad {event} ar {id} yn arwain i unman (ychwanegwch `to: ...`)",
    "shares_sum": "{what}: y cyfanswm yw {percent} %, nid 100 %",
    "shares_over": "{what}: y cyfanswm yw {percent} %, sy'n fwy na 100 %",
    "shares_missing": "{what}: heb gyfran: {missing}; rhowch bob un, neu bob un ond un",
    "shares_scaled": "{what}: y cyfanswm yw {percent} %: graddiwyd i 100 %",
    "share_on_parallel": "mae {id} yn dilyn ei ganghennau i gyd, felly nid yw eu cyfrannau'n dweud dim",
    "no_branch": "mae'r cyfuniadau o {id} yn cymryd {text}, nad yw'n un o'i ganghennau{hint}",
    "unknown_input": "penderfyniad {decision}: nid yw {text} yn un o'i fewnbynnau{hint}",
    "unknown_answer": "nid yw {text} yn ateb i {input}{hint}",
    "decision_gap": "nid oes gan y penderfyniad {decision} reol ar gyfer {combination}",
    "decision_overlap": "mae'r penderfyniad {decision} yn ateb ddwywaith o dan `{hit}`: {combination}",
    "decision_unchecked": (
        "ni wirir y penderfyniad {decision}: mwy na {limit} o ardaloedd (--limit regions=...)"
    ),
    "output_without_branch": (
        "gall y penderfyniad {decision} ddod allan fel {output}, ond nid oes gan {id} gangen o'r fath"
    ),
    "branch_without_output": "nid oes rheol o'r penderfyniad {decision} yn dod allan fel {text}{hint}",
    "branch_without_when": (
        "nid yw'r gangen i {to} yn dweud `when`, felly nid oes allbwn o'r penderfyniad {decision} yn ei dilyn"
    ),
    "decision_contradiction": (
        "cyfran y gangen i {to} yw {written} %, mae'r penderfyniad {decision} yn rhoi {derived} %"
    ),
    "main_path_unknown": "mae main_path yn enwi {text}, nad yw'n gam{hint}",
    "main_path_no_task": "mae main_path yn enwi {text}, nad yw'n dasg: tasgau yn unig y mae'n eu rhestru",
    "main_path_gap": "main_path: ni all {wanted} ddod ar ôl {last} (yr hyn a all: {could})",
    "main_path_first": "main_path: nid oes dim yn dechrau gyda {wanted} (yr hyn a all: {could})",
    "main_path_short": "mae main_path yn stopio ar ôl {last}, ond mae'r rhediad yn mynd ymlaen (i: {could})",
    "main_path_twice": (
        "mae main_path yn gadael dewis ar agor ar ôl {last} na all yr un dasg ei ddweud: dilynir ei "
        "ffordd ddiofyn neu'r debycaf"
    ),
    "main_path_unchecked": "ni wirir main_path: gormod o gyflyrau (--limit states=...)",
    "outside_folder": "{key!r}: mae {text} y tu allan i ffolder y ffeil",
    "bad_path": "{key!r}: nid yw {text} yn llwybr cymharol y tu mewn i'r ffolder",
    "no_regular_file": "{key!r}: nid yw {text} yn ffeil gyffredin",
    "called_unreadable": "{key!r}: ni ellir darllen {text}: {reason}",
    "call_cycle": "mae galwadau'n mynd mewn cylch: {chain}",
    "too_deep_calls": (
        "galwadau wedi'u nythu'n ddyfnach na {limit} (codwch y terfyn gyda --limit call-depth=...)"
    ),
    "no_text_file": "nid yw'r hyn sydd heb ffeil ei hun yn cyfeirio at ffeil arall ({text})",
    "no_assumptions": "nid yw {text} yn dal tybiaethau",
    "empty_xml": "mae'r ffeil yn wag: mae ffeil BPMN neu DMN yn dal `definitions`",
    "doctype": (
        "ni chaniateir math dogfen (DOCTYPE): nid oes dim mewn ffeil proses yn cael ei nôl na'i ehangu"
    ),
    "no_xml": "nid XML yw hwn: {reason}",
    "too_deep_xml": "wedi'i nythu'n ddyfnach na {limit}: nid yw hon yn broses a luniwyd gan bobl",
    "bpsim_read": "ffigurau a ddarllenir o BPSim (senario {name}): {count}: {ids}",
    "bpsim_changed": (
        "mae BPSim yn dweud rhif gwahanol i'r un a ysgrifennodd procmodel yno: newidiodd rhywun ef, "
        "felly mae'n cyfrif: {ids}"
    ),
    "bpsim_unread": "ni ddarllenir {what} BPSim; cedwir ar gyfer ysgrifennu BPMN eto: {ids}",
    "bpsim_scenarios": (
        "mae gan BPSim fwy o senarios na {name}: cedwir ar gyfer ysgrifennu BPMN eto, heb eu darllen: {ids}"
    ),
    "prosimos_no_file": (
        "nid paramedrau Prosimos yw'r rhain: nid yw `resource_profiles` a `task_resource_distribution` yno"
    ),
    "prosimos_wrong": "{where}: mae angen {expected}, cafwyd {found}",
    "prosimos_unknown": "mae {where} yn enwi {text}, nad yw yn y ffeil BPMN{hint}: gadawyd allan",
    "prosimos_distribution": "{where}: ni ddeellir y dosraniad {name}: gadawyd allan",
    "prosimos_hours": "{where}: ni ddeellir yr oriau hyn: gadawyd allan",
    "prosimos_condition": "{where}: ni ddarllenir amodau; darllenir cyfrannau",
    "prosimos_arrivals": "cyrraedd yn ôl {name}: darllenir fel cyfradd gymedrig, ar hap",
    "prosimos_mixed": (
        "mae angen amseroedd gwahanol ar y rhai sy'n gwneud {id} (nifer: {count}): darllenir fel un "
        "gwasgariad o'r un cymedr a gwyriad"
    ),
    "prosimos_lanes": (
        "nid oes lonydd yn y ffeil BPMN: gwneir lonydd ({count}), un i bob grŵp sy'n gwneud yr un camau"
    ),
    "prosimos_sections": "heb eu darllen: {names}",
    "dmn_no_dmn": (
        "nid DMN yw hwn: mae'r ffeil yn dechrau gyda {found}, nid gyda `definitions` o ofod enwau DMN"
    ),
    "dmn_no_tables": "nid oes tabl penderfynu yn y ffeil hon",
    "dmn_nothing": "nid oes tablau penderfynu i'w hysgrifennu, ac nid yw ffeil DMN yn dal dim arall",
    "dmn_only": (
        "penderfyniadau yn unig a ddelir gan ffeil DMN ({ids}), a dim camau: mae "
        "`procmodel convert PROCESS OUT --decisions FILE` yn eu cymryd i mewn i broses"
    ),
    "dmn_no_table": "nid tabl yw'r penderfyniad {id} (mae'n dal {found}): gadawyd allan",
    "dmn_requires": (
        "mae'r penderfyniad {id} yn cymryd canlyniad {ids}: fe'u darllenir fel cwestiynau ar wahân, ni "
        "chedwir y cysylltiad"
    ),
    "dmn_not_understood": "ni ddeallwyd a gadawyd allan: {listed}",
    "dmn_unlisted": (
        "mae rheolau'r penderfyniad {decision} yn gofyn am {words}, nad yw ymhlith gwerthoedd y mewnbwn"
    ),
    "dmn_test": (
        "ni ddeellir prawf {text} o'r penderfyniad {decision}: cedwir y mewnbwn air am air, ac nid oes "
        "neb yn gwirio a yw ei reolau'n gadael bylchau neu'n gorgyffwrdd"
    ),
    "dmn_mixed": (
        "mae mewnbwn o'r penderfyniad {decision} yn cymysgu geiriau, rhifau a dyddiadau: cedwir air am "
        "air, ac nid oes neb yn gwirio a yw ei reolau'n gadael bylchau neu'n gorgyffwrdd"
    ),
    "dmn_outputs": (
        "nifer allbynnau'r penderfyniad {decision} yw {count}: darllenir y cyntaf, gadawyd allan: {names}"
    ),
    "dmn_hit": (
        "mae'r penderfyniad {decision} yn gofyn am {hit}: darllenir fel `collect`, ni chedwir sut y "
        "rhoddir canlyniadau ynghyd"
    ),
    "dmn_priority": (
        "mae'r penderfyniad {decision} yn mynd yn ôl blaenoriaeth: rhoddir ei reolau yn y drefn honno "
        "a'u darllen fel `first`"
    ),
    "xml_no_bpmn": (
        "nid BPMN 2.0 yw hwn: mae'r ffeil yn dechrau gyda {found}, nid gyda `definitions` o ofod enwau BPMN"
    ),
    "xml_duplicate_id": "mae'r id {id} yn bod eisoes ({what}; llinell {line})",
    "xml_no_host": "mae'r digwyddiad {id} yn eistedd ar {host}, nad yw'n weithgaredd o'i lefel",
    "xml_no_process": (
        "mae'r pwll {id} yn dangos y broses {name}, nad yw yno neu a ddangosir eisoes: darllenir fel blwch du"
    ),
    "xml_no_party": "mae'r llif negeseuon {id} yn enwi {text}, nad yw yn y ffeil: gadawyd allan",
    "xml_loose": "mae'r llif {id} yn dechrau neu'n gorffen yn unman (clymwch ei ddau ben wrth elfennau)",
    "xml_dangling": "mae'r llif {id} yn enwi {text}, nad yw'n elfen{hint}",
    "xml_leaves_level": (
        "mae'r llif {id} o {source} i {target} yn croesi ffin is-broses neu bwll, neu'n mynd i mewn i "
        "ddigwyddiad ar ffin (defnyddiwch lif negeseuon, neu gadewch iddo orffen y tu mewn)"
    ),
    "xml_our_own": (
        "newidiwyd yr hyn a ysgrifennodd procmodel yma ac nid yw'n gwneud synnwyr mwyach: {reason}"
    ),
    "xml_plain": "tasgau nad ydynt yn dweud sut y'u gwneir, a ddarllenir fel y mae eu lôn yn awgrymu ({count}): {ids}",
    "xml_unnamed": "camau heb enw ({count}): {ids}",
    "xml_nameless": "elfennau heb id y rhoddwyd un iddynt ({count}): {ids}",
    "xml_disorder": "plant mewn trefn nad yw sgema BPMN yn ei chaniatáu, fe'u darllenwyd er hynny: {ids}",
    "xml_no_start": "dim digwyddiad dechrau: yr hyn nad oes dim yn arwain ato sy'n dechrau ({ids})",
    "xml_no_end": "dim digwyddiad diwedd: yr hyn nad yw'n arwain i unman sy'n gorffen ({ids})",
    "xml_pools": "darllenir prosesau ({count}) fel un, o'r enw {name!r}: {ids}",
    "xml_black_boxes": "pyllau nad ydynt yn dangos proses (blychau du), darllenir fel lonydd heb gamau: {ids}",
    "xml_lane_kinds": (
        "nid yw BPMN yn dweud pwy biau lôn; yn ôl yr enw a'r camau, darllenir fel {kind}: {ids}"
    ),
    "xml_stray": "nid yw rhai o elfennau {ids} yn yr un o'i lonydd: darllenir hwy fel eiddo'r pwll ei hun",
    "xml_not_understood": "ni ddeallwyd, cedwir ar gyfer ysgrifennu BPMN eto: {listed}",
    "xml_vendors": "cynnwys offer eraill, wedi'i gadw heb ei ddarllen: {names}",
    "no_text_format": "nid yw ffeiliau â'r terfyniad {ending} yn dal testun: ysgrifennwch y broses i ffeil",
    "evidence_of": "{key} (ei siâp neu ei dystiolaeth)",
    "table_no_headings": (
        "nid oes rhes sy'n dweud beth yw'r colofnau: mae angen y penawdau step a who yn un o'r rhesi "
        "cyntaf, ac os mynnwch id, how, minutes, wait (days), system, then, if, share, note"
    ),
    "table_other_column": "ni ddarllenir y golofn {text}",
    "table_other_row": "ni ddarllenir y rhes {text}",
    "table_no_name": (
        "nid oes cam yn y rhes hon: ysgrifennwch yr hyn a wneir, neu `then` ar gyfer ffordd arall ymlaen "
        "o'r cam uchod"
    ),
    "table_bad_id": "ni all {text} fod yn id (llythrennau, digidau, `_`, `-`, `.`): ysgrifennwch {better}",
    "table_same_id": "mae gan ddau gam yr id {text} (y cyntaf yn rhes {row}): rhowch un arall i hwn",
    "table_no_who": "rhaid i'r cam cyntaf ddweud pwy sy'n ei wneud: ysgrifennwch enw yn y golofn who",
    "table_lane_kind": (
        "darllenir {name} fel {kind} (customer, staff, partner neu system): gall taflen Lanes ddweud fel "
        "arall"
    ),
    "table_date": (
        "mae dyddiad neu amser o'r dydd yma ({text}): fformatiwch y gell fel testun neu rif, yna teipiwch y "
        "ffigurau, megis 4-6-10 min"
    ),
    "table_no_figure": "nid yw {text} yn rhif: teipiwch rif, megis 6",
    "table_no_unit": (
        "nid oes uned gan {text}: teipiwch {bare} min, neu rhowch un ym mhennawd y golofn: {column} (minutes)"
    ),
    "table_all_at_once": (
        "mae {id} yn mynd ymlaen i sawl cam: gwneir pob un (ysgrifennwch if neu share i ddewis un)"
    ),
    "table_stray": "nid yw {text} yn perthyn i'r un `then` yn y rhes hon: ysgrifennwch pa gam sy'n dod wedyn",
    "table_two_names": "enw sawl cam yw {text}: ysgrifennwch un o'u hids ({ids})",
    "table_no_target": "mae `then` yn enwi {text}, nad yw'n gam: ysgrifennwch id cam neu ei enw cyfan{hint}",
    "table_no_match": "mae'r cyfatebiaethau'n enwi {text}, nad yw'n gam yn y fersiwn hon{hint}",
    "table_negative": "mae {text} yn llai na 0: teipiwch sawl munud y mae'n ei gymryd, megis 6",
    "table_how": "nid yw {text} yn ffordd o wneud cam{hint} (un o'r rhain: {ways})",
    "table_half_match": "nid oes cam heddiw ger {text}, felly ni chyfrifir y rhes: enwch un, neu teipiwch 'newydd'",
    "table_no_sheet": "nid oes taflen {text}{hint} (mae yma: {sheets})",
    "table_no_sides": (
        "nid oes dwy fersiwn yn {file!r}: mae angen taflen Today a thaflen Proposed, a dyma ei daflenni: "
        "{sheets} (ailenwch ddwy ohonynt, neu enwch y ddwy, megis {file}#Today {file}#Proposed)"
    ),
    "table_today": "darllenir y daflen hon yn unig; darllenir un arall wrth ei henw, megis {file}#{other}",
    "table_first_sheet": (
        "darllenir y daflen hon, gan nad oes yr un o'r enw Today (darllenir un arall wrth ei henw, megis "
        "{file}#{other})"
    ),
    "table_no_sheets": (
        "ni ellir darllen yr un daflen: dangoswch y rhai cudd, neu cadwch y llyfr gwaith fel Excel Workbook "
        "(.xlsx), nad yw yr un peth â Strict Open XML"
    ),
    "table_formula": (
        "cadwyd y fformiwla hon heb ei gwerth, felly mae'r gell yn cyfrif fel un wag: agorwch y llyfr gwaith mewn "
        "rhaglen daenlen a'i gadw, neu teipiwch y gwerth"
    ),
    "table_blank": (
        "peidiwyd â darllen wrth y rhes hon, ar ôl {count} o rai gwag: ni ddarllenir yr hyn sydd oddi tani "
        "(dilëwch y rhesi gwag os oes rhywbeth yno)"
    ),
    "table_nul": "nid testun yw hwn: mae beitiau NUL ynddo (cadwch y tabl fel CSV UTF-8)",
    "table_no_csv": "nid CSV yw hwn: {reason}",
    "table_columns": "nifer y colofnau yw {found}, y terfyn yw {limit}",
    "table_locked": (
        "mae cyfrinair ar y llyfr gwaith hwn: agorwch ef mewn rhaglen daenlen a'i gadw fel .xlsx heb gyfrinair"
    ),
    "table_old": (
        "llyfr gwaith Excel 97 i 2003 yw hwn, beth bynnag a ddywed ei enw: agorwch ef mewn rhaglen daenlen a'i "
        "gadw fel .xlsx"
    ),
    "table_no_zip": (
        "nid llyfr gwaith yw hwn, neu mae wedi'i ddifrodi ({reason}): agorwch ef mewn rhaglen daenlen a'i gadw "
        "fel .xlsx"
    ),
    "table_no_workbook": "ni ellir darllen y llyfr gwaith hwn: {reason}",
    "table_parts": (
        "nifer y rhannau y tu mewn yw {found}, y terfyn yw {limit} (codwch ef gyda --limit parts={found})"
    ),
    "table_unpacked": "mae'n dadbacio i fwy na {limit} beit (codwch y terfyn gyda --limit unpacked=...)",
    "table_ratio": "mae wedi'i bacio fwy na {limit} gwaith (codwch y terfyn gyda --limit ratio=...)",
    "table_doctype": "mae rhan ohono'n datgan math dogfen: nid oes llyfr gwaith yn gwneud hynny",
}
