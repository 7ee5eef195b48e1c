"""Welsh: rules and formulas of times and money."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "no_wait": "nid yw'n ystyrlon: nid oes dim yn aros o fewn y ffin",
    "no_time": "nid yw'n ystyrlon: nid oes amser yn mynd heibio",
    "no_target": "ni nodir targed",
    "few_values": "tasgau sy'n dweud eu gwerth: {stated} o {tasks}; rhaid i naw o bob deg wneud",
    "no_saving": "byth: ni arbedir dim",
    "touch_time.rule": "yr amser y mae gan staff a phartneriaid achos yn eu dwylo",
    "touch_time.formula": "swm dros y cyffyrddiadau: ymweliadau × amser cymedrig",
    "customer_time.rule": "yr amser y mae cwsmeriaid yn ei dreulio ar eu camau eu hunain",
    "customer_time.formula": "swm dros gamau'r cwsmeriaid: ymweliadau × amser cymedrig",
    "handling_cost.rule": (
        "cost amser pobl a'r arian a werir ar y ffordd; capasiti, nid arian parod a arbedir"
    ),
    "handling_cost.formula": (
        "swm dros y cyffyrddiadau: ymweliadau × amser cymedrig × cyfradd, a thros y camau: ymweliadau × cost"
    ),
    "annual_touch_time.rule": "amser cyffwrdd dros yr holl achosion sy'n dechrau mewn blwyddyn",
    "annual_touch_time.formula": "amser cyffwrdd × nifer yr achosion",
    "annual_customer_time.rule": "amser cwsmeriaid dros yr holl achosion sy'n dechrau mewn blwyddyn",
    "annual_customer_time.formula": "amser cwsmeriaid × nifer yr achosion",
    "annual_handling_cost.rule": "cost trin dros yr holl achosion sy'n dechrau mewn blwyddyn",
    "annual_handling_cost.formula": "cost trin × nifer yr achosion",
    "fte.rule": "y bobl amser llawn y byddai amser cyffwrdd blwyddyn yn eu cadw'n brysur",
    "fte.formula": "amser cyffwrdd × nifer yr achosion / oriau cynhyrchiol un person mewn blwyddyn",
    "end_to_end_time.rule": "amser gwaith o'r dechrau i'r diwedd: tasgau, amser peiriant ac aros",
    "end_to_end_time.formula": "swm dros yr ymweliadau: aros + amser; o ganghennau ochr yn ochr, yr hiraf",
    "waiting_time.rule": "yr aros ar hyd y llwybr critigol",
    "waiting_time.formula": "swm dros yr ymweliadau: aros; o ganghennau ochr yn ochr, ar hyd yr hiraf",
    "calendar_days.rule": "yr amser o'r dechrau i'r diwedd mewn dyddiau calendr: tua 7 am 5 diwrnod gwaith",
    "calendar_days.formula": "amser o'r dechrau i'r diwedd / diwrnod gwaith × 7 / dyddiau gwaith yr wythnos",
    "flow_efficiency.rule": "cyfran yr amser o'r dechrau i'r diwedd pan wneir rhywbeth",
    "flow_efficiency.formula": (
        "(amser cymedrig o'r dechrau i'r diwedd - amser aros cymedrig) / amser cymedrig o'r dechrau i'r "
        "diwedd"
    ),
    "value_efficiency.rule": "cyfran yr amser o'r dechrau i'r diwedd sy'n ychwanegu gwerth i'r cwsmer",
    "value_efficiency.formula": (
        "amser cymedrig sy'n ychwanegu gwerth ar y llwybr critigol / amser cymedrig o'r dechrau i'r diwedd"
    ),
    "cost_per_transaction.rule": (
        "yr holl gostau, heb y costau unwaith ac am byth, fesul achos sy'n dod i ben yn dda"
    ),
    "cost_per_transaction.formula": (
        "(trin + cost fesul achos + blynyddol / nifer yr achosion) / cyfran a gwblhawyd"
    ),
    "payback.rule": "pa mor hir nes i'r gost unwaith ac am byth gael ei thalu'n ôl",
    "payback.formula": "cost unwaith ac am byth / (cost redeg flynyddol cynt - wedyn)",
    "within_target.rule": "cyfran yr achosion a wneir o fewn pob targed",
    "within_target.formula": "wedi'i chyfrif dros achosion a efelychwyd",
}
