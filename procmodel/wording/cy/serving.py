"""Welsh: words of the live preview, and what it answers."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "no_text": "ni newidir {file} yma: yn ei rhaglen ei hun, enwch {before} fel yr hyn y mae {after} yn ei ddisodli",
    "accepted": "{after} yw {before} bellach: ysgrifennwyd yn {file}, taflen {sheet}, rhes {row}.",
    "rejected": "nid {after} yw {before} bellach: ysgrifennwyd yn {file}, taflen {sheet}, rhes {row}.",
    "needs": "mae angen {what}",
    "counted": "Ai {after} yw {before} bellach? Cymerwyd mai ie, {sure} yn sicr: {why}.",
    "not_counted": "Ai {after} yw {before} bellach? Cymerwyd mai dau gam gwahanol ydynt, "
    "{sure} yn sicr o'r pâr: {why}.",
    "undone": "Dadwnaed: mae {file} fel yr oedd.",
    "no_undo": "nid oes dim i'w ddadwneud, neu newidiwyd {file} ers hynny",
    "open_elsewhere": "mae {file} ar agor mewn rhaglen daenlen: caewch ef yno a chliciwch eto (os nad yw ar agor, "
    "dilëwch y ffeil {lock} a adawyd wrth ei ymyl)",
    "read_only": "dim ond darllen {file} a ganiateir: caniatewch ei ysgrifennu, neu cadwch gopi ac agorwch hwnnw",
    "changed": "newidiwyd {file} ers i'r dudalen hon ei ddarllen: edrychwch ar y cyfatebiaethau eto, yna cliciwch eto",
    "signed": "mae {file} wedi'i lofnodi, a byddai newid yn torri'r llofnod: tynnwch y llofnod, neu gweithiwch ar gopi",
    "hidden": "mae taflen {sheet} yn {file} wedi'i chuddio, ac ni ddarllenir taflenni cudd: dangoswch hi, cadwch, a "
    "chliciwch eto",
    "formula": "mae fformiwla yng nghell {cell} y daflen {sheet}: rhowch y cam y mae'n ei enwi yn ei lle",
    "no_cells": "nid oes celloedd yn y daflen {sheet}: rhaid iddi fod yn daflen o gelloedd, nid o siart",
    "no_headings": "nid oes gan y daflen {sheet} y penawdau 'today' ac 'proposed' mewn un rhes: teipiwch nhw uwchben "
    "y cyfatebiaethau",
    "not_read": "ni ddarllenid {file} fel y cliciasoch, felly nid ysgrifennwyd dim: rhaid galw taflenni'r ddwy "
    "fersiwn yn Today a Proposed, a rhaid iddynt fod yn y llyfr gwaith hwn",
    "no_step": "nid oes lle yn y testun i'r cam {id}",
    "no_token": "agorwch y cyfeiriad a argraffwyd gan procmodel serve",
    "foreign_host": "mae'r cyfeiriad hwn yn ateb y peiriant hwn yn unig",
    "foreign_origin": "ni chaiff safle arall ofyn",
    "only_get": "GET yn unig a atebir",
    "not_understood": "ni ddeallwyd hynny",
    "no_picture": "nid oes llun eto: trwsiwch y gwallau yn gyntaf",
    "needs_two": "mae angen fersiwn gynharach ac un ddiweddarach ar gyfer hyn",
    "port_taken": "mae porth {port} yn cael ei ddefnyddio eisoes",
    "page_title": "rhagolwg procmodel",
    "page_text": "Eich ffeiliau",
    "page_picture": "Llun",
    "page_figures": "Ffigurau",
    "page_findings": "Beth sydd o'i le",
    "page_matches": "Cyfatebiaethau i edrych arnynt",
    "page_nothing": "dim",
    "page_stale": "Llun y testun olaf heb wallau yw hwn.",
    "page_save": "Cadw",
    "page_saved": "wedi'i gadw",
    "page_unsaved": "heb ei gadw",
    "page_accept": "Yr un ydynt",
    "page_reject": "Nid yr un ydynt",
    "page_undo": "Dadwneud",
    "page_download": "Lawrlwytho",
    "page_measure": "mesur",
    "page_usual": "achos arferol",
    "page_average": "achos cyfartalog",
    "page_before": "cynt",
    "page_after": "wedyn",
    "page_change": "newid",
    "page_line": "llinell",
    "page_cell": "cell",
    "page_steps": "Camau",
    "page_lost": "Mae'r rhagolwg wedi stopio. Dechreuwch procmodel serve eto.",
    "page_follow": "Newidiwch y ffeil hon yn ei rhaglen ei hun a'i chadw yno: bydd y dudalen "
    "hon wedyn yn ei dangos o'r newydd.",
}
