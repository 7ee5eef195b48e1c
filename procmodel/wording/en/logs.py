"""What is said of event logs and of what was learnt from them."""

SENTENCES = {
    "unknown_ending": "no kind of log has the ending {ending} (one of: {endings}, with .gz or without)",
    "needs_duckdb": "Parquet logs need duckdb",
    "size": "{cases} cases, {events} events, {activities} activities, {variants} ways through",
    "no_starts": (
        "no times and waits are learnt: the log has one time an event, which tells when work ended, not when it began"
        " (if a column says when it began, name it: --column start=HEADING)"
    ),
    "matched": "{count} of {activities} activities are steps of the model",
    "no_step": "no step of the model: {names}",
    "no_event": "steps that the log never shows: {names}",
    "nothing_matches": (
        "{file}: no activity of the log is a step of the model, so nothing is learnt: the log has {activities},"
        " the model {steps} (name one as the other, or say with --synonyms which words mean the same)"
    ),
    "written": "learnt: {times} times, {waits} waits, {shares} shares, people of {people} lanes",
    "teams": (
        "people not learnt for {names}: the log names teams, or one name does several things at once"
        " (people are counted where it names persons; else state `people` yourself)"
    ),
    "passed_over": "choices that no event tells apart: {names}",
    "fit": "{fitting} of {cases} cases follow the model (fitness {fitness}, precision {precision})",
    "left": "{cases} cases ({which}): after {after} came {came}, the model allows {could}",
    "stopped": "{cases} cases ({which}): stopped after {after}, the model goes on to {could}",
    "nothing": "nothing",
    "beginning": "the beginning",
    # -- reading them -----------------------------------------------------------------------------------
    "large": "the log unpacks to more than {limit} bytes (lift it with --limit log=...)",
    "encoding": "line {line} is not UTF-8: byte {found} (save the log as UTF-8; in Excel as `CSV UTF-8`)",
    "no_gzip": "its name ends with .gz, but it is not packed with gzip (take .gz off the name, or pack it)",
    "cut_gzip": "the packed file is damaged or cut short (fetch or pack it again)",
    "packed": "the file is packed with gzip (end its name with .gz, or unpack it)",
    "empty": "the log has no events (expected one row or event for each step of a case)",
    "at_row": "row {row}, column {column}",
    "at_line": "{column} of the event {activity!r} of case {case!r}, in or above line {row},",
    "blank": "empty",
    "odd": "{place} is {found}",
    "no_times": (
        "none of the {count} events has a time that can be read: {odd}"
        " (expected such as 2026-01-31T09:30:00+00:00, 2026-01-31 09:30 or 31/01/2026 09:30)"
    ),
    "no_case": (
        "none of the {count} events names its case: {odd}; name the column that does: --column case=HEADING"
    ),
    "no_activity": (
        "none of the {count} events names its activity: {odd}; name the column that does: --column activity=HEADING"
    ),
    "no_column": ("no column tells the {field} (there are: {known}); name it: --column {name}=HEADING"),
    "no_such_column": "there is no column {text} (there are: {known})",
    "nameless": "events without a case or an activity, left out: {count} (the first: {odd})",
    "bad_times": (
        "events whose time cannot be read, left out: {count} (the first: {odd};"
        " expected such as 2026-01-31T09:30:00+00:00, 2026-01-31 09:30 or 31/01/2026 09:30)"
    ),
    "zones": "times that name no zone while others do, taken as UTC: {count}",
    "backwards": "events that end before they begin, counted as taking no time: {count}",
    "no_xml": "this is no XML: line {line}: {reason}",
    "no_parquet": "this is no Parquet: {reason}",
    "doctype": "the log declares a document type: none is needed, none is read",
    "transitions": "events that neither start nor complete an activity, left out: {count}",
}
