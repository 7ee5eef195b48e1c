"""Welsh: what editors show: keys, numbers, renaming."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "key": "`{key}`: {help}",
    "needed": "(rhaid iddo fod yno)",
    "name": "**{called}** ({what} `{id}`)",
    "lane": "lôn",
    "step": "cam",
    "system": "system",
    "data": "gwrthrych data",
    "decision": "penderfyniad",
    "source": "ffynhonnell",
    "assumption": "tybiaeth",
    "pool": "pwll",
    "event": "digwyddiad",
    "annotation": "nodyn",
    "group": "grŵp",
    "no_numbers": "Daw ei rifau pan na fydd gwallau yn y ffeil.",
    "touch": "Mae'n cyfrif fel cyffyrddiad gan berson.",
    "no_touch": "Nid yw'n gyffyrddiad gan berson.",
    "visits": "Ymweliadau yn yr achos cyfartalog: {visits}",
    "touch_time": "Yr amser cyffwrdd y mae'n ei ychwanegu at yr achos cyfartalog: {time}",
    "customer_time": "Amser y cwsmer y mae'n ei ychwanegu at yr achos cyfartalog: {time}",
    "needless": "Tynnwch yr hyn sy'n ddiangen",
    "quote": "Rhowch ddyfynodau o amgylch y testun",
    "bad_id": "nid id yw {id}: llythrennau, digidau, _, - a . yn unig, a llythyren, digid neu _ yn gyntaf",
    "taken": "mae'r id hwn yma eisoes: {what} {id}",
    "broken": "trwsiwch y gwallau yn gyntaf: ni ellir darllen pob man sy'n enwi {id}",
    "no_id": "nid oes id yma",
}
