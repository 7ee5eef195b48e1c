"""What a workbook says to the people who fill it in."""

SENTENCES = {
    "read_me": (
        "How to fill in this workbook\n"
        "\n"
        "Today: one row a step, in the order in which it is done. Proposed: the same for the version you suggest.\n"
        "step: what is done, a verb and an object. who: the person, team or system that does it, as in Lanes.\n"
        "how: by hand (no system), with a system (a person at a screen), automatic (no person); rule (decided by\n"
        "rules, no person), send, receive (a message goes out, or comes); exclusive (one of several ways), parallel\n"
        "(all ways at once), inclusive (one way or more), event (what happens first); start, end.\n"
        "minutes: hands on, not waiting. usual alone will do; low and high say how far single cases differ.\n"
        "time: instead of minutes, with its unit: 1 s. delay: a time that passes anyhow, such as the post: 2 days.\n"
        "wait: how long it lies before somebody begins, with its unit: 2 working days.\n"
        "then: the id or name of the step that follows; empty means the row below; end means that it ends here.\n"
        "if, share: where a step goes on in several ways, write one row a way, with what decides and how often: 60%.\n"
        "Lanes: customer (who the service is for), staff, partner (another organisation) or system.\n"
        "Matches: which proposed step stands for which of today's; leave proposed empty where a step is gone,\n"
        "and type new under today where a proposed step is new. What you leave out, procmodel looks for.\n"
        "source, grade: where a figure comes from; measured, recorded, estimated or assumed.\n"
        "\n"
        "The rows are an example: overwrite them with yours. Then, in a terminal:\n"
        "    procmodel check this-file.xlsx\n"
        "    procmodel diff this-file.xlsx -o paper.docx\n"
        "    procmodel serve this-file.xlsx --open"
    ),
    "one_of": "Choose one of: {choices}.",
    "minutes": "Type a number of minutes, such as 6 or 2.5.",
    "who": "Nobody of this name is on the sheet Lanes: add a row there, or choose from the list.",
    "sure": "{percent} %",
    "doubtful": "{percent} %, doubtful: please check",
    "perhaps": "perhaps {before} became {after}",
    "accepted": "accepted by a click in the preview",
    "rejected": "not what '{before}' became: rejected by a click in the preview",
}
