"""What the simulation says: what it assumes, what it leaves out, what cannot be simulated."""

from __future__ import annotations

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    # assumed or left out
    "shares": "{id!r} does not say the shares of its branches: those without one are taken alike",
    "inclusive": "{id!r} does not say the shares of its branches: each is taken in half of the cases",
    "border": (
        "nothing says how often the event {id!r} comes, or when: it never comes in the simulation (say share, or after)"
    ),
    "box_border": (
        "nothing says when {id!r} comes: half of the time inside the box is counted until then (say after: how long"
        " it takes)"
    ),
    "replaced": (
        "nothing says when {id!r} begins: half of all else is counted until then (say a time in the definitions of its"
        " start)"
    ),
    "handler": (
        "nothing says when the event that starts {id!r} comes: it never starts in the simulation (say a share of"
        " its start, or a time in its definitions)"
    ),
    "loop": "{id!r} is repeated nobody says how often: it is done once in the simulation",
    "deadline": "the deadline {id!r} is the same for all cases in the simulation: the mean of its `after`",
    "rounds": "{id!r} is done {times} times: simulated as {most} rounds that stand for several",
    "attribute_ranges": (
        "the numbers of the attribute {id!r} do not answer {decision!r}: its answers are not ranges that hold them all"
        " (expected such as < 500 and >= 500)"
    ),
    "attribute_silent": (
        "attributes do not answer {decision!r}: the answers to {id!r} have no shares, and no attribute has that name"
    ),
    "attribute_joint": "{decision!r} has joint rows, so the attribute {id!r} does not answer it",
    "attribute_many": "{decision!r} has too many combinations of answers, so the attribute {id!r} does not answer it",
    "attribute_other": (
        "the shares after {decision!r} are not those that the attribute {id!r} gives:"
        " the shares are taken, and the attribute does not answer it"
    ),
    "attribute_no_way": "{decision!r} has no branch for some answers, so the attribute {id!r} does not answer it",
    "customers": "{lane!r} is a lane of customers, who are never short: its people are not simulated",
    "role": "the role {role!r} has other numbers of people in other lanes: {most} are simulated",
    "nobody_short": "nobody is short at {id!r} in the simulation, so this is not simulated: {keys}",
    "message_given": "nothing says when the message to {id!r} is sent: it is not waited for in the simulation",
    "message_late": "the message to {id!r} can only be sent after it: it is not waited for in the simulation",
    "no_volume": "no volume is given, so nobody is short of people: queues are not simulated, observed waits are",
    "arrivals": "arrivals: {key!r} is not simulated",
    "volume": "the volume is {found:g} cases a year: nothing arrives",
    "arrivals_value": "arrivals: unknown {key} {found!r} (one of: {known})",
    "endless_event": (
        "an event that interrupts nothing comes more than {most} times in one case: what it begins sets it off again"
    ),
    "endless": "step {id!r} comes round more than {most} times in one case: nothing leads out of its loop",
    "unstable": (
        "{lane!r} gets {load} times the work that it can do with people: {people}, so its queue grows without"
        " end (people: {needed} would do)"
    ),
    "unexplained": (
        "{lane!r}: the queue makes cases wait {wait} a visit where {observed} are stated"
        " (other work of its people is said by availability; waiting that no queue explains by delay)"
    ),
    "unthrown": "{count} of {all} cases never end: the signal that they wait for at {id!r} is not thrown meanwhile",
    "unsent": "{count} of {all} cases never end: the message that they wait for at {id!r} is not sent",
    "stuck": "{count} of {all} cases never end: they wait at a join for what does not come",
    "one_replication": "one replication has no interval (ask for more with --replications)",
    "longer": (
        "the queues take long to settle beside the length of a replication: for a fair average play"
        " {cases} cases each (--cases {cases})"
    ),
    "more_often": (
        "the time from start to end is known to within {off} only: about {replications} replications would do"
        " for 5 % (--replications {replications})"
    ),
    # of two versions
    "endless_before": (
        "; before: the queue of {lane!r} grows without end, so its times depend on how many cases are played"
    ),
    "endless_after": (
        "; after: the queue of {lane!r} grows without end, so its times depend on how many cases are played"
    ),
    "shorter": "; this counts only waiting in queues, which is less than the waits that the files state",
    "one_clock": (
        "no hours are stated: it is played in those of the other version,"
        " so that the times of both can be compared (say calendar: hours in both files)"
    ),
    "of_before": "before: {remark}",
    "of_after": "after: {remark}",
    "of_both": "before and after: {remark}",
    # what cannot be simulated
    "engine": "unknown engine {found!r} (one of: auto, python, numba)",
    "not_compiled": "the compiled engine does not play {what}: the engine in Python played this, with the same result",
    "python_ways": "a join of more than 60 ways",
    "python_inclusive": "inclusive splits and joins",
    "python_races": "an event gateway that waits for a message",
    "python_ending": "what ends all else (an end of all, an error, a deadline)",
    "python_begun": "a message that begins a part and is waited for elsewhere",
    "python_events": "events that begin something beside or in the place of the rest",
    "python_at_once": "a box several times at once",
    "python_undoing": "what undoes steps",
    "python_signals": "signals",
    "python_short": "boxes that are cut short",
    "python_deadlines": "deadlines and messages at the border of a step or box",
    "python_batches": "batches and set-up",
    "python_patience": "patience",
    "python_people": "priorities, roles and availability",
    "python_log": "event logs",
    "python_noted": "the moments at which the cases of a log came",
    "python_rest": "a message, or a join, that cases wait at more than once or for ever",
    "no_numba": "the compiled engine needs numba",
    "none": "{what}: {found} is nothing to simulate (expected 1 or more)",
    "nobody": (
        "lane {lane!r} has people: 0, so {step!r} is never done (say how many there are, or leave people out"
        " where nobody is short)"
    ),
    "precision": "a precision of {found:g} is never reached (expected a share above 0 and below 1, such as 2%)",
    "nothing_begins": "no case begins: nothing stands at the beginning but what an event starts",
    "empty": "a process without steps cannot be simulated",
    "warm_up": "a warm-up of {found} cases leaves none of the {cases} (expected fewer)",
    "warm_up_long": "none of the {cases} cases comes after the warm-up (expected a shorter one, or more cases)",
    "hours": "hours {hours!r} cannot be read (expected days and times such as Mon-Fri 09:00-17:00, or always)",
    "holidays": "no holidays are known for {place!r} (expected a country such as GB, or GB-ENG)",
    # routes
    "way_again": "{step} again",
    "route_straight": "none of these",
    "route_rest": "other routes",
    # the tables
    "change": "{name} {before} became {after}: {range} (95 % sure of the mean; {clock}; figures at worst {grade})",
    "change_ungraded": "{name} {before} became {after}: {range} (95 % sure of the mean; {clock})",
    "change_unknown": "the difference is not known: needs {missing}",
    "told_end_to_end_time": "start to end",
    "told_touch_time": "staff time a case",
    "told_handling_cost": "the cost of handling a case",
    "less": "{low} to {high} less",
    "more": "{low} to {high} more",
    "less_or_more": "between {low} less and {high} more",
    "about": "{replications} replications of {cases} cases{warm_up}; seed {seed}; {clock}",
    "left_out": ", the first {count} not counted",
    "about_partial": (
        "interrupted: only {replications} replications of {cases} cases{warm_up}; seed {seed}; {clock}"
    ),
    "clock_working": "working time",
    "clock_calendar": "time on the clock, nights and weekends included",
    "unknown": "not known: needs {missing}",
    "and_more": "{listed} and {more} more",
    "between": "{low} to {high}",
    "no_help": "pairing did not help",
    "name_end_to_end_time": "start to end",
    "name_waiting_time": "of this: waiting",
    "name_throughput": "cases done a day",
    "name_work_in_progress": "cases in the process",
    "name_within_target": "cases within {within}",
    "column_figure": "",
    "column_mean": "average",
    "column_between": "95 % sure",
    "column_half": "half below",
    "column_most": "nine in ten below",
    "column_before": "before",
    "column_after": "after",
    "column_difference": "difference",
    "column_pairing": "less noise by pairing",
    "column_lane": "queue before",
    "column_people": "people",
    "column_busy": "busy",
    "column_wait": "wait",
    "column_waiting": "of visits wait",
    "column_queue": "cases in queue",
    "column_observed": "observed wait",
    "column_outcome": "cases that end as",
    "column_share": "share",
    "column_route": "cases that go by",
    "column_took": "start to end",
    "column_waited": "waiting",
    "column_worked": "work",
    "column_of_lane": "lane",
    "column_capacity": "staff time a week",
    "column_released": "released",
    "column_likely": "80 % sure",
    "column_grade": "at worst",
    "people_needed": "{lane!r} would need {people} people before to be as fast as after",
    "people_never": (
        "no number of people makes before as fast as after: with nobody short it still takes {fastest} from start to"
        " end, after takes {after}"
    ),
    "people_not_enough": "no number of people at {lane!r} alone makes before as fast as after",
    # the command
    "precision_text": "--precision {text!r} cannot be read (expected a share such as 2% or 0.02)",
    "nothing_played": "--estimate plays nothing, so that {option} has nothing to do: leave one of them out",
    "warm_up_text": "--warm-up {text!r} cannot be read (expected such as 500 cases, 2 weeks, or 0)",
    "log_ending": "--log {path}: unknown ending {ending!r} (one of: .csv, .xes)",
    "progress": "{done} of {wanted} replications",
    "long": "{events:,.0f} events are to be simulated, about {time}; Ctrl-C keeps what is done",
    # queues by formula
    "noted_few": "the log has {count} cases that come at different times (expected 2 or more)",
    "estimate_needs": "queues cannot be estimated by formula: needs {missing}",
    "about_estimate": (
        "first estimate by formula (M/M/c, M/G/c), each lane alone, in time at work; nothing was played"
    ),
    "column_formula": "formula",
    "no_end": "without end",
    "no_people": "no lane says how many people it has",
}
