"""Welsh: what another format cannot say."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "lost_element": "ni ellir dweud yr elfen {what} yno",
    "lost_part": "ni ellir dweud hyn yno: {kind} {what}",
    "lost_renamed": "id newydd: {what} → {name}",
    "lost_field": "ni ellir dweud {key}{where} yno: {value}",
    "lost_count": "ni ellir dweud hyn yno: {kind} ({count})",
    "lost_elements": "elfennau na ellir eu dweud yno ({count}): {ids}",
    "lost_parts": "{kind} na ellir eu dweud yno ({count}): {ids}",
    "lost_ids": "ids sy'n newid ({count}): {ids}",
    "lost_lane_ids": "lonydd sy'n cael id arall, a'u camau'n dilyn ({count}): {ids}",
    "lost_fields": "ni ellir dweud {key} yno ({count}): {ids}",
    "lost_value": "ni ellir dweud {key} yno: {value} ({count}): {ids}",
    "extensions": "yr hyn a ychwanegodd offer eraill",
    "key_of": "{kind}: {key}",
    "evidence": "{keys} ({key})",
    "none": "dim",
    "lost_drawing": "ni chedwir y llun: nid yw'r fformat yn dal lluniau",
    "lost_unreadable": "ni ellir ei ddarllen eto oddi yno: {reason}",
    "lost_all": "ni ellir darllen dim ohono eto oddi yno",
    "refused": (
        "{path}: heb ei ysgrifennu, oherwydd byddai'r hyn a restrir yn cael ei golli (heb --strict fe'i "
        "hysgrifennir)"
    ),
    "unused": (
        "nid oes cam yn penderfynu yn ôl {id} eto: ysgrifennwch `decides: ` gyda'i id wrth y cam cyn y "
        "canghennau"
    ),
    "prosimos_people": (
        "rhaid i Prosimos wybod faint o bobl sydd: mae'r lôn {ids} yn cael {count}, felly nid oes neb yn aros"
    ),
    "prosimos_volume": (
        "rhaid i Prosimos wybod pa mor aml y daw achosion: nid oes neb yn dweud, felly rhoddir un y dydd iddo"
    ),
    "prosimos_starts": (
        "mae Prosimos am gael un digwyddiad dechrau, nifer yma: {count}; ysgrifennwch `begin: {{kind: "
        "start}}` yn gyntaf"
    ),
    "prosimos_split": "dim ond ffyrdd allan o byrth y mae Prosimos yn eu hadnabod: rhowch borth ar ôl: {ids}",
    "prosimos_shares": (
        "nid yw'r holl gyfrannau y tu ôl i {ids} yn hysbys: rhennir yr hyn sydd ar ôl yn gyfartal"
    ),
    "prosimos_time": "nid yw amser {ids} yn hysbys: ni roddir yr un i Prosimos",
    "prosimos_field": "nid oes gan Prosimos air am `{field}`: {ids}",
    "prosimos_boxes": "nid yw Prosimos yn edrych i mewn i flychau: {ids}",
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
    "messages": "neges",
    "associations": "llinell at nodyn neu ddata",
    "on": "digwyddiad ar ffin",
    "lanes_many": "lonydd",
    "data_many": "gwrthrychau data",
    "systems_many": "systemau",
    "sources_many": "ffynonellau",
    "decisions_many": "penderfyniadau",
    "pools_many": "pyllau",
    "event_names_many": "negeseuon, signalau neu wallau",
    "annotations_many": "nodiadau",
    "groups_many": "grwpiau",
    "attributes_many": "priodweddau achos",
    "flows_many": "llifoedd",
    "messages_many": "negeseuon",
    "associations_many": "llinellau at nodiadau a data",
    "on_many": "digwyddiadau ar ffiniau",
}
