"""What is said of event logs and of what was learnt from them."""

SENTENCES = {
    "unknown_ending": "no kind of log has the ending {ending} (one of: {endings}, with .gz or without)",
    "needs_duckdb": "Parquet logs need duckdb (pip install 'procmodel[logs]')",
    "size": "{cases} cases, {events} events, {activities} activities, {variants} ways through",
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
}
