"""Welsh: sentences about whether every case can end as it should."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "verdict-sound": "cadarn",
    "verdict-fault": "nam",
    "verdict-undecided": "heb ei benderfynu",
    "sound": "gall pob achos ddod i ben, unwaith y daw i ben, a gall pob cam redeg",
    "sound-by-structure": (
        "gall pob achos ddod i ben, unwaith y daw i ben, a gall pob cam redeg (y strwythur ei hun sy'n "
        "dangos hynny)"
    ),
    "empty": "nid oes dim i'w farnu: nid oes elfennau yn y broses",
    "undecided": (
        "heb ei benderfynu ar ôl gweld {states} o gyflyrau: gall pethau ddigwydd ochr yn ochr mewn "
        "gormod o ffyrdd (mae --limit states=... yn edrych ymhellach)"
    ),
    "stuck": "gall achos fynd yn sownd cyn: {elements}; mae'n aros am rywbeth na ddaw byth [deadlock]",
    "never-begun": "nid oes achos yn dechrau wrth: {elements}; nid oes dim yn arwain yno ac nid yw'n ddechrau"
    " [start event], tra bod gan rannau eraill o'r broses un",
    "round": "gall achos fynd rownd a rownd am byth yn: {elements}, heb ddod i ben [livelock]",
    "twice": (
        "gellir cyrraedd y diwedd {elements} ddwywaith mewn un achos, felly rhoddir ei ganlyniad "
        "ddwywaith [no proper completion]"
    ),
    "dead": "ni all hyn redeg byth: {elements} [dead]",
    "crowded": (
        "gall hyn redeg ddwywaith ar unwaith: {elements}; mae canghennau sy'n mynd ymlaen yr un pryd yn "
        "cwrdd o'i flaen ac nid oes dim yn aros am y ddwy [unsafe]"
    ),
    "left-over": (
        "gall achos ddod i ben tra bo neges yn dal heb ei darllen, at: {elements} [message left over]"
    ),
    "no-such-fault": "nid oes nam rhif {number} i ddangos y ffordd ato: nifer a gafwyd: {count} ({why})",
    "way": "fel hyn: {steps}",
    "and-more": "{first} a {count} yn rhagor",
}
