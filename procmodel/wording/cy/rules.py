"""Welsh: the rules of measures in words, by measure."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "human_touches": "Camau gan bobl sy'n darparu'r gwasanaeth: mewn lôn staff neu bartner.",
    "pick_ups": "Rhediadau hiraf o gyffyrddiadau mewn un lôn, heb aros a heb berson arall rhyngddynt.",
    "customer_steps": "Camau gan bobl yn lôn cwsmer; byth yn gyffyrddiadau, bob amser wrth eu hochr.",
    "handoffs": "Cyfrifoldeb y mae pobl yn ei dderbyn oddi wrth barti arall; y lôn yw'r parti.",
    "notifications": "Camau sy'n pasio gwybodaeth ymlaen; nid trosglwyddiadau.",
    "lane_crossings": "Parau o gamau cyfagos, gan hepgor pyrth a digwyddiadau, mewn lonydd gwahanol.",
    "steps": "Tasgau, gan gynnwys rhai cwsmeriaid; nid yw pyrth a digwyddiadau'n cyfrif.",
    "manual_steps": "Camau pobl heb system: ni enwir system ac nid `user` yw'r math.",
    "assisted_steps": "Camau person gyda system: enwir un, neu `user` yw'r math.",
    "automated_steps": "Camau nad oes person yn eu gwneud.",
    "rekeyings": "Troeon y mae person yn ysgrifennu gwrthrych data ar ôl iddo fodoli'n electronig, ar unrhyw lwybr.",
    "system_switches": (
        "O fewn cyffyrddiad, ei systemau llai un; rhwng cyffyrddiadau olynol mewn un lôn, 1 os yw'r system yn newid."
    ),
    "waiting_time": "Yr amser y mae achos yn gorwedd cyn i rywun ei godi, mewn eiliadau gwaith, ar y llwybr critigol.",
    "end_to_end_time": "Tasgau, amser peiriant ac aros o'r dechrau i'r diwedd, mewn eiliadau gwaith.",
    "calendar_days": (
        "Yr amser o'r dechrau i'r diwedd mewn dyddiau calendr, gan gynnwys penwythnosau: 7 am 5 diwrnod gwaith."
    ),
    "cost_per_transaction": (
        "Cost achos a gwblhawyd: trin, costau fesul achos a chostau rhedeg, dros yr achosion a gwblhawyd."
    ),
    "straight_through": ("Tebygolrwydd gorffen heb yr un cyffyrddiad, 0 i 1; yr holl achosion yw'r enwadur."),
    "automation.manual": (
        "Cyfran y camau ar gyfartaledd y mae pobl yn eu gwneud heb system, heb rai cwsmeriaid; 0 i 1."
    ),
    "automation.assisted": (
        "Cyfran y camau ar gyfartaledd y mae pobl yn eu gwneud gyda system, heb rai cwsmeriaid; 0 i 1."
    ),
    "automation.automated": (
        "Cyfran y camau ar gyfartaledd nad oes person yn eu gwneud, heb rai cwsmeriaid; 0 i 1."
    ),
    "decision_automation": (
        "Penderfyniadau data nad oes person yn eu gwneud, dros bob un ohonynt, yn ôl ymweliadau; 0 i 1."
    ),
    "parties": "Lonydd staff a phartneriaid sy'n gwneud cam neu'n derbyn trosglwyddiad mewn rhyw achos.",
    "customers": "Lonydd cwsmeriaid sy'n gwneud cam mewn rhyw achos.",
    "organisations": (
        "Y sefydliadau gwahanol y mae'r partïon yn eu nodi; sefydliad y broses sydd gan lonydd staff fel arall."
    ),
    "systems": "Y systemau gwahanol y mae camau rhyw achos yn eu henwi; nid systemau yw lonydd.",
    "loops": "Llifoedd y mae eu targed yn tra-arglwyddiaethu ar eu tarddiad, ac un am bob cydran gref anostyngadwy.",
    "rework": "Ailadroddiadau disgwyliedig: y swm dros gamau o ymweliadau llai'r siawns o ddod heibio o gwbl.",
    "rework_touches": "Ailadroddiadau disgwyliedig dros gyffyrddiadau, wedi'u cyfrif fel `rework`.",
    "first_pass_yield": (
        "Cyfran yr achosion lle gellir defnyddio allbwn pob cam fel y mae, heb wneud dim eto; 0 i 1."
    ),
    "flow_efficiency": (
        "Cyfran yr amser o'r dechrau i'r diwedd pan wneir rhywbeth, ar y llwybr critigol; 0 i 1."
    ),
    "value_efficiency": (
        "Cyfran yr amser o'r dechrau i'r diwedd sy'n ychwanegu gwerth i'r cwsmer, ar y llwybr critigol; 0 i 1."
    ),
    "within_target": "Cyfran yr achosion a wneir o fewn pob targed a nodir, 0 i 1; dim ond efelychu all ddweud.",
    "single_points_of_failure": "Lonydd un person, a systemau heb ddewis wrth gefn, y mae eu hangen ar bob diwedd da.",
    "digital_take_up": ("Cyfran yr achosion sy'n dechrau drwy'r we, ap neu sianel ddigidol arall; 0 i 1."),
    "contacts_per_case": "Troeon fesul achos y mae rhywbeth yn mynd oddi wrth y cwsmer at y gwasanaeth.",
    "failure_demand": "Cyfran y cysylltiadau sy'n holi, cwyno neu gywiro (`demand: failure`); 0 i 1.",
    "size": "Elfennau fel y'u hysgrifennwyd: camau, pyrth a digwyddiadau, gan gynnwys rhai mewn is-brosesau.",
    "cfc": (
        "Cymhlethdod llif rheoli: dros bob hollt, n am un anghynhwysol ag n ffordd, 2^n - 1 am un gynhwysol, "
        "1 am un ochr yn ochr."
    ),
    "connectivity": "Llifoedd dros elfennau.",
    "density": "Llifoedd dros y mwyaf a allai fod: n (n - 1) am n elfen; 0 i 1.",
    "diameter": "Y llwybr hiraf o ddechrau i ddiwedd mewn llifoedd, heb y llifoedd sy'n arwain yn ôl.",
    "depth": "Pa mor ddwfn y mae blociau o holltau ac uniadau wedi'u nythu.",
}
