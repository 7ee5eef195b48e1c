"""Welsh: words of the workbook that people fill in. Its headings and choices stay English: they are what is read."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "read_me": (
        "Sut i lenwi'r llyfr gwaith hwn\n\n"
        "Today (heddiw): un rhes i bob cam, yn y drefn y'i gwneir. Proposed (arfaethedig): yr un peth ar "
        "gyfer y fersiwn rydych yn ei hawgrymu.\n"
        "step: yr hyn a wneir, berf a gwrthrych. who: y person, y tîm neu'r system sy'n ei wneud, fel yn "
        "Lanes.\n"
        "how: by hand (dim system), with a system (person wrth sgrin), automatic (dim person).\n"
        "minutes: wrth y gwaith, nid yn aros. Mae usual yn ddigon; mae low a high yn dweud faint y mae "
        "achosion unigol yn amrywio.\n"
        "wait: pa mor hir y mae'n gorwedd cyn i rywun ddechrau, gyda'i uned: 2 working days.\n"
        "then: id neu enw'r cam sy'n dilyn; gwag yw'r rhes oddi tano; mae end yn golygu ei fod yn "
        "gorffen yma.\n"
        "if, share: lle mae cam yn mynd ymlaen mewn sawl ffordd, ysgrifennwch un rhes i bob ffordd, "
        "gyda'r hyn sy'n penderfynu a pha mor aml: 60%.\n"
        "Lanes: customer (y mae'r gwasanaeth ar ei gyfer), staff, partner (sefydliad arall) neu system.\n"
        "Matches: pa gam arfaethedig sy'n sefyll am ba un o rai heddiw; gadewch proposed yn wag lle mae "
        "cam wedi mynd.\n"
        "source, grade: o ble y daw ffigur; measured (wedi'i fesur), recorded (wedi'i gofnodi), "
        "estimated (wedi'i amcangyfrif) neu assumed (wedi'i dybio).\n\n"
        "Enghraifft yw'r rhesi: ysgrifennwch eich rhai chi drostynt. Wedyn, mewn terfynell:\n    "
        "procmodel diff this-file.xlsx -o picture.svg"
    ),
    "one_of": "Dewiswch un o'r rhain: {choices}.",
    "minutes": "Teipiwch nifer o funudau, megis 6 neu 2.5.",
    "who": "Nid oes neb o'r enw hwn ar y daflen Lanes: ychwanegwch res yno, neu dewiswch o'r rhestr.",
    "sure": "{percent} %",
    "doubtful": "{percent} %, amheus: gwiriwch os gwelwch yn dda",
    "perhaps": "efallai mai {after} yw {before} bellach",
}
