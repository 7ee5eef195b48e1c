"""Welsh: sentences of the workbook that people fill in; its headings and choices stand in `cells`."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "read_me": (
        "Sut i lenwi'r llyfr gwaith hwn\n\n"
        "Heddiw: un rhes i bob cam, yn y drefn y'i gwneir. Arfaethedig: yr un peth ar gyfer y fersiwn rydych "
        "yn ei hawgrymu.\n"
        "cam: yr hyn a wneir, berf a gwrthrych. pwy: y person, y tîm neu'r system sy'n ei wneud, fel yn "
        "Lonydd.\n"
        "sut: â llaw (dim system), gyda system (person wrth sgrin), awtomatig (dim person); rheol (penderfynir "
        "gan reolau,\nheb berson), anfon, derbyn (mae neges yn mynd, neu'n dod); un ffordd (un o sawl ffordd), "
        "ochr yn ochr\n(pob ffordd ar unwaith), un neu fwy (un ffordd neu fwy), digwyddiad (yr hyn sy'n "
        "digwydd gyntaf); dechrau, diwedd.\n"
        "munudau: wrth y gwaith, nid yn aros. Mae arferol yn ddigon; mae isaf ac uchaf yn dweud faint y mae "
        "achosion unigol yn amrywio.\n"
        "amser: yn lle munudau, gyda'i uned: 1 s. oedi: amser sy'n mynd heibio beth bynnag, megis y post: 2 "
        "days.\n"
        "aros: pa mor hir y mae'n gorwedd cyn i rywun ddechrau, gyda'i uned yn Saesneg: 2 working days.\n"
        "wedyn: id neu enw'r cam sy'n dilyn; gwag yw'r rhes oddi tano; mae diwedd yn golygu ei fod yn "
        "gorffen yma.\n"
        "os, cyfran: lle mae cam yn mynd ymlaen mewn sawl ffordd, ysgrifennwch un rhes i bob ffordd, "
        "gyda'r hyn sy'n penderfynu a pha mor aml: 60%.\n"
        "Lonydd: cwsmer (y mae'r gwasanaeth ar ei gyfer), staff, partner (sefydliad arall) neu system.\n"
        "Parau: pa gam arfaethedig sy'n sefyll am ba un o rai heddiw; gadewch arfaethedig yn wag lle mae "
        "cam wedi mynd, a theipiwch newydd dan heddiw lle mae cam arfaethedig yn newydd. "
        "Bydd procmodel yn chwilio am yr hyn a adewir allan.\n"
        "ffynhonnell, gradd: o ble y daw ffigur; wedi'i fesur, wedi'i gofnodi, wedi'i amcangyfrif neu "
        "wedi'i dybio.\n\n"
        "Enghraifft yw'r rhesi: ysgrifennwch eich rhai chi drostynt. Wedyn, mewn terfynell:\n    "
        "procmodel check this-file.xlsx --lang cy\n    "
        "procmodel diff this-file.xlsx -o paper.docx --lang cy\n    "
        "procmodel serve this-file.xlsx --open --lang cy"
    ),
    "one_of": "Dewiswch un o'r rhain: {choices}.",
    "minutes": "Teipiwch nifer o funudau, megis 6 neu 2.5.",
    "who": "Nid oes neb o'r enw hwn ar y daflen Lonydd: ychwanegwch res yno, neu dewiswch o'r rhestr.",
    "sure": "{percent} %",
    "doubtful": "{percent} %, amheus: gwiriwch os gwelwch yn dda",
    "perhaps": "efallai mai {after} yw {before} bellach",
    "accepted": "derbyniwyd trwy glic yn y rhagolwg",
    "rejected": "nid dyma yw '{before}' bellach: gwrthodwyd trwy glic yn y rhagolwg",
}
