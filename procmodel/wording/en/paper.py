"""Sentences of the paper: short words, short sentences, nothing promised."""

from __future__ import annotations

__all__ = ["SENTENCES"]

_HEADINGS: dict[str, str] = {
    "finding": "What we found",
    "headline": "The figures",
    "rules": "How we counted",
    "picture": "Before and after in one picture",
    "strip": "Who handles a case",
    "changes": "What changed",
    "uncertain": "What we are not sure of",
    "worse": "What got worse or moved to the customer",
    "times": "Time and money",
    "assumptions": "What the figures rest on",
    "sensitivity": "What could change the result",
    "questions": "Questions the board will ask",
    "scope": "What is in and what is out",
    "systems": "Systems, and data used again",
    "complexity": "How hard the drawings are to read",
    "checks": "What the checks say",
    "about": "The service and the files",
    "reproduce": "How to make this paper again",
}

_FRAME: dict[str, str] = {
    "figure": "Figure {number}",
    "table": "Table {number}",
    "caption": "{label}: {text}",
    "skip": "Skip to the paper",
    "contents": "Contents",
    "in-words": "This picture in words",
    "try": "Try other numbers",
    "slide-volume": "Cases a year",
    "slide-share": "Share of cases that take the new way",
    "slide-minutes": "Staff minutes saved a case",
    "slide-result": "Hours of staff time released a year:",
    "more-rows": "{count} more rows stand in the notes of this part",
    "part-of": "{title} ({number} of {count})",
    "missing": "What is still missing",
    "needs": "To show {leads_to}, this part needs {what}.",
    "not-said": "not said",
    "column-what": "What",
    "column-number": "No.",
    "column-before": "Before",
    "column-after": "After",
    "column-change": "Change",
    "column-range": "Range",
    "column-rule": "What counts",
    "column-became": "What it became",
    "column-sure": "How sure",
    "column-why": "Why we think so",
    "column-score": "Likeness",
    "column-fix": "What settles it",
    "column-minutes": "Staff time a case",
    "column-share": "Cases that take the new way",
    "column-hours": "Staff time released a year",
    "column-version": "Version",
    "column-figure": "Figure",
    "column-value": "Value",
    "column-grade": "How it is known",
    "column-source": "Source",
    "column-if-low": "Saving if low",
    "column-if-high": "Saving if high",
    "column-break-even": "No saving at",
    "column-question": "Question",
    "column-answer": "Answer",
    "column-system": "System",
}

_OPENING: dict[str, str] = {
    "status-planned": "planned",
    "status-live": "live",
    "status-measured": "measured",
    "known-planned": "The new way is a plan. Nobody has measured its figures yet.",
    "known-live": "The new way is in use. Nobody has measured its figures yet.",
    "known-measured": "The new way is in use, and its figures were measured.",
    "not-comparable": "The two versions cannot be compared as they are.",
    "finding-means": "Both versions are counted by the same rules, which are set out below.",
    "grade-of-times": "The times of the new way are {grade}.",
    "grade-measured": "measured",
    "grade-recorded": "recorded",
    "grade-estimated": "estimated",
    "grade-assumed": "assumed",
    "headline-intro": (
        "Each row counts one thing for one case. Where the usual case and the average differ, "
        "the table shows both. The change is the change of the average."
    ),
    "headline-caption": "The main figures of one case",
    "headline-note": (
        "The range of a count goes from the shortest way through to the longest. The range of a time or share "
        "shows what we do not know: in 8 of 10 tries the average lies inside it."
    ),
    "usual-and-average": "{usual} ({average} on average)",
    "range": "{low} to {high}",
    "two-ranges": "before {before}; after {after}",
    "lacking": "Not all is known. These inputs are missing: {what}.",
    "rules-intro": "These rules hold for both versions.",
    "rules-note": "The exact rules are printed by: procmodel measure FILE --explain NAME.",
    "rule-human_touches": (
        "Each step that a person does in a team that delivers the service. "
        "Two steps in a row by one person count as two."
    ),
    "rule-pick_ups": (
        "Each time a team takes the case up. Its steps in a row, with no wait and nobody else between, count as one."
    ),
    "rule-handoffs": "Each time another person, team or organisation becomes responsible for the case.",
    "rule-steps": "Each thing that is done, whether by staff, by the customer or by a machine.",
    "rule-touch_time": "The time in which staff and partners work on a case. Waiting is not in it.",
    "rule-end_to_end_time": (
        "From start to end: the work of people, the work of machines, and the waits. Only working hours count."
    ),
    "rule-straight_through": "The share of all cases that end without a single step by staff or partners.",
    "rule-rekeyings": "Each time a person types in what was in a system already.",
    "rule-customer_steps": "Each step that the customer does. It is never counted as a step of staff.",
    "rules-caption": "The counting rules",
    "about-caption": "What this paper is about",
    "about-service": "Service",
    "about-organisation": "Organisation",
    "about-status": "Status of the new way",
    "about-before": "File of the old way",
    "about-after": "File of the new way",
    "about-date": "Date of this paper",
    "about-hash": "file hash {hash}",
    "day": "{day} {month} {year}",
    "months": "January February March April May June July August September October November December",
    "picture-intro": (
        "The old way is on top, the new way below. Each band is a person, a team or a system. "
        "A number marks each time a person handles the case. An H marks each change of hands."
    ),
    "picture-caption": "{title}, before and after",
    "picture-alternative": "Two drawings of the process, {title}, before above after. {finding}",
    "strip-intro": (
        "Each mark is a step in which a person handles the case. The old way has {before}, the new way {after}. "
        "A case may skip some of them. The table lists them all."
    ),
    "strip-none": "No person handles a case in either version.",
    "strip-caption": "Each step in which a person handles the case",
    "marks-caption": "One mark for each step in which a person handles the case",
    "marks-alternative": (
        "A row of numbered marks for each version, by who does it: {before} before, {after} after. "
        "The table below names each step."
    ),
}

_CHANGES: dict[str, str] = {
    "changes-intro": "Changed, gone or new: {changed}. Unchanged: {same}. The table shows what became of each step.",
    "patterns-intro": "These kinds of change can be seen:",
    "pattern": "{pattern}: {evidence}",
    "quadrangle-intro": "On time, cost, quality and flexibility:",
    "quadrangle": "{side} – {text}",
    "changes-caption": "What became of each step",
    "changes-note": (
        "The percentage says how sure we are that the two are the same step, the last column why. "
        "An id is the short name of a step in the file."
    ),
    "why-by-hand": "paired by hand",
    "why-replaces": "the file of the new way says which step it takes over from",
    "why-id": "both files give it the same id",
    "why-alike": "of all steps these are most alike in name, data and place",
    "why-said-gone": "the file of the new way says that it is gone",
    "why-gone": "no step of the new way is like it",
    "why-said-new": "the file of the new way says that it is new",
    "why-new": "no step of the old way is like it",
    "uncertain-none": "Every step was matched, or is clearly gone or new.",
    "uncertain-intro": "These may be the same step. We counted each as one step gone and one new.",
    "uncertain-caption": "Pairs that nobody is sure of",
    "worse-intro": "Not all gets better. These things get worse or move:",
    "worse-none": "Nothing gets worse by these figures and rules. They do not see all: ask those who do the work.",
    "comparability-intro": "Look at these before you trust the comparison:",
}

_EFFECTS: dict[str, str] = {
    "times-intro": "Time saved is capacity released. It is money saved only if somebody spends less.",
    "times-caption": "Time and cost",
    "fall-intro": (
        "Each bar is a kind of change: it takes staff minutes from a case, or adds some. "
        "The table has the same numbers."
    ),
    "bars-caption": "From the staff time before to the staff time after, by kind of change",
    "bars-alternative": (
        "Bars from {before} of staff time a case before to {after} after, one for each kind of change. "
        "The table below has the numbers."
    ),
    "fall-caption": "From the staff time before to the staff time after",
    "fall-before": "before the change",
    "fall-after": "after the change",
    "year": "With {volume} cases a year, the new way would release {hours} hours of staff time a year. {known}",
    "take-up-caption": "Staff time released if fewer cases take the new way",
    "take-up-note": (
        "Cases a year ({volume}) times the share that takes the new way times staff time saved ({minutes}). "
        "The other cases stay as they are."
    ),
    "need-times": "the time of each step that a person does",
    "need-volume": "the number of cases a year ('volume' in the file)",
    "need-rates": "the cost of an hour of each team and the number of cases a year ('rate', 'volume')",
    "need-costs": "what the change costs once ('costs' and 'one_off' in the file)",
    "need-measures": "the measures of both versions",
    "need-figures": "figures in the files: times, shares, rates",
    "need-systems": "the system that each step uses ('system' in the file)",
    "need-adverse": "the check for changes that harm",
    "need-example": "an example: who has done this before, and with which figures (name it among the sources)",
    "input-time": "the time of: {what}",
    "input-wait": "the wait before: {what}",
    "input-share": "the share of cases at: {what}",
    "input-rate": "the cost of an hour of: {what}",
    "input-accurate": "how often it is right first time: {what}",
    "input-volume": "the number of cases a year",
    "input-simulation": "a simulation",
    "input-one_off": "what the change costs once",
    "and-more": "{count} more",
    "need-trigger": "what sets a case off ('trigger' in the file)",
    "need-outcomes": "how a case may end ('outcomes' in the file)",
    "need-channel": "how cases come in ('channel' of a start)",
    "lead-scope": "all that both versions cover",
    "lead-figures": "the main figures",
    "lead-rules": "the rules",
    "lead-times": "times and costs",
    "lead-fall": "where the staff minutes go",
    "lead-rest": "the rest of the times and costs",
    "lead-year": "what a year brings",
    "lead-assumptions": "each figure with its source",
    "lead-sensitivity": "which figures the result turns on",
    "lead-systems": "the systems of both versions",
    "lead-complexity": "how large the drawings are",
}

_EVIDENCE: dict[str, str] = {
    "grades": "How well the staff time of the old way is known: {shares}.",
    "grades-unknown": "The files do not say how well the staff times are known.",
    "assumptions-caption": "Every figure in the files, how it is known, and from where",
    "sources-intro": "The sources are:",
    "no-source": "none",
    "source": "{number}: {title}",
    "shared": "{name} (used in several places)",
    "figure-of": "{of}: {figure}",
    "on-side": "{what} ({side})",
    "figure-time": "time",
    "figure-wait": "wait before it",
    "figure-cost": "cost",
    "figure-rate": "cost of an hour",
    "figure-volume": "cases a year",
    "figure-fte": "working hours of a person in a year",
    "figure-start": "share of cases that it starts",
    "figure-border": "share of cases in which it comes",
    "figure-again": "share done once more",
    "figure-combination": "share of a combination of branches",
    "figure-share": "Share that goes from {source} to {target}",
    "sensitivity-large": "Left out: both have {steps} steps together, and this part is worked out for at most {most}.",
    "saving": "The new way saves {mean} of staff time a case. In 8 of 10 tries it saves {low} to {high}.",
    "saving-loss": (
        "The new way takes {mean} more of staff time a case. In 8 of 10 tries it takes {low} to {high} more."
    ),
    "saving-chance": "The chance that it saves any staff time is {percent}.",
    "saving-firm": "No doubtful figure moves the result.",
    "sensitivity-caption": "The figures that the saving depends on most",
    "no-break-even": "never",
    "measure-next": "If you can measure only one thing more, measure this: {what}.",
}

_QUESTIONS: dict[str, str] = {
    "questions-intro": "Each answer comes from the figures above, or says what it needs.",
    "questions-caption": "Questions and answers",
    "ask-people": "How many full-time people is the time saved?",
    "ask-money": "How much money is it worth a year?",
    "ask-cash": "Is it cash, or is it capacity?",
    "ask-payback": "When will it have paid for itself?",
    "ask-take-up": "What if only 40 % take it up?",
    "ask-loses": "Who loses?",
    "ask-refusals": "Does a machine refuse people?",
    "ask-done-before": "Who has done it before?",
    "answer-needs": "Not known. To answer, we need {what}.",
    "answer-people": "The staff time of about {people} full-time people. {known}",
    "answer-money": "Staff time worth about {money} a year. {known}",
    "answer-cash": "Capacity. Staff have more time for other work. It is cash only if the budget goes down.",
    "answer-maybe-cash": (
        "Any time saved is capacity: staff have more time for other work. It is cash only if the budget goes down."
    ),
    "answer-payback": "After about {years} years, if the time is put to use.",
    "answer-payback-months": "Within {months} months, if the time is put to use.",
    "answer-more-people": "None: it takes the staff time of about {people} more full-time people. {known}",
    "answer-more-money": "None: it takes staff time worth about {money} more a year. {known}",
    "answer-no-cash": "Neither. The new way saves no staff time.",
    "answer-no-take-up": "The new way saves no staff time, however many take it up.",
    "answer-few": "Then {less} hours of staff time a year are released, not {all}.",
    "answer-few-each": "Then {less} of staff time is saved for the average case, not {all}.",
    "answer-loses": "These get worse: {rows}.",
    "answer-nobody-loses": "Nobody, by these figures. They do not see all: ask those who use and give the service.",
    "answer-no-refusal": "Not more than before: no new refusal is made without a person.",
    "answer-done-live": "It is in use here.",
    "answer-done-measured": "It is in use here, and was measured.",
}

_ANNEX: dict[str, str] = {
    "scope-intro": "Both versions must begin and end at the same place. What is outside is not counted.",
    "scope-caption": "What both versions cover",
    "scope-trigger": "How it begins",
    "scope-outcomes": "How it ends",
    "scope-channels": "How cases come in",
    "scope-opaque": "Parts that nobody looked into",
    "opaque": "{count}: {names}",
    "opaque-none": "none",
    "systems-caption": "The systems, and how many steps use them",
    "steps-one": "1 step",
    "steps-many": "{count} steps",
    "registers": "The new way takes data from where it is kept: {names}.",
    "registers-none": "The new way uses no register of data, as far as the file says.",
    "complexity-intro": "These figures are about the drawings. A smaller drawing is not a better service.",
    "complexity-caption": "The size of the drawings",
    "about-pair": "Both",
    "soundness": "{side}: {verdict}",
    "verdict-sound": "every case can end as it should.",
    "verdict-fault": "some case can get stuck or end in the wrong way.",
    "verdict-undecided": "it is not known if every case can end.",
    "checks-none": "The rules find nothing.",
    "checks-intro": "The rules point at these ({count}):",
    "checks-more": "There are more ({count}). The check command lists them all.",
    "reproduce-intro": "Type this where the two files are:",
    "reproduce-hash": "{name}: SHA-256 {hash}",
    "reproduce-version": "This paper was made with procmodel {version}. The same files give the same paper.",
}

_REFUSALS: dict[str, str] = {
    "no-marks": (
        "this .{ending} file exists and has no place of ours in it, so it was left alone"
        " (choose another name, or move the file away)"
    ),
    "open-mark": "this .{ending} file has a mark without its other end: {mark} (put it back or move the file away)",
    "locked": "it is open in another program (close it there, or choose another name)",
    "read-only": "it may not be written to (it is marked read-only)",
    "no-document": "this is no .{ending} file that can be opened (save it anew in your office program)",
    "template-ending": "{path}: unknown kind of template (one of: .yaml for an outline, .docx or .pptx for a look)",
    "template-unused": "{path}: no .{ending} file is asked for, so this template has no use",
    "bad-date": "--date {text!r} is no date (write 2026-03-01)",
    "with-file": "{path}: {reason}",
    "outline-map": "an outline is a map of keys, found {found}",
    "outline-key": "{name} is no key of an outline{hint} (one of: {known})",
    "outline-section": "{name} is no part of a paper{hint} (one of: {known})",
    "outline-twice": "the part {name!r} is named twice",
    "outline-text": "expected text",
    "outline-date": "{found} is no date (write 2026-03-01)",
    "outline-list": "expected a list of parts, such as [finding, headline]",
    "outline-headings": "expected a map from part to heading",
}

SENTENCES: dict[str, str] = {
    **_FRAME,
    **_HEADINGS,
    **_OPENING,
    **_CHANGES,
    **_EFFECTS,
    **_EVIDENCE,
    **_QUESTIONS,
    **_ANNEX,
    **_REFUSALS,
}
