"""Welsh: what another format cannot say."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "lost_element": "ni ellir dweud yr elfen {what} yno",
    "lost_part": "ni ellir dweud hyn yno: {kind} {what}",
    "lost_renamed": "id newydd: {what} → {name}",
    "lost_field": "ni ellir dweud {key}{where} yno: {value}",
    "lost_count": "ni ellir dweud hyn yno: {kind} ({count})",
    "lost_drawing": "ni chedwir y llun: nid yw'r fformat yn dal lluniau",
    "lost_unreadable": "ni ellir ei ddarllen eto oddi yno: {reason}",
    "lost_all": "ni ellir darllen dim ohono eto oddi yno",
    "refused": (
        "{path}: nis ysgrifennwyd, oherwydd byddai pethau'n cael eu colli ({count}; heb --strict fe'i "
        "hysgrifennir)"
    ),
    "unused": (
        "nid oes cam yn penderfynu yn ôl {id} eto: ysgrifennwch `decides: ` gyda'i id wrth y cam cyn y "
        "canghennau"
    ),
    "of": " ({what})",
    "quantity": "maint wrth rif {number}",
    "lanes": "lôn",
    "data": "gwrthrych data",
    "systems": "system",
    "sources": "ffynhonnell",
    "decisions": "penderfyniad",
    "pools": "pwll",
    "event_names": "neges, signal neu wall",
    "annotations": "nodyn",
    "groups": "grŵp",
    "attributes": "priodwedd achos",
    "flows": "llif",
    "messages": "negeseuon",
    "associations": "llinellau at nodiadau a data",
    "on": "digwyddiadau ar ei ffin",
}
