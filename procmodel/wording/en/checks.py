"""What the rules say: plain words, with the terms of BPMN in brackets behind them."""

SENTENCES: dict[str, str] = {
    "info": "info",
    "warning": "warning",
    "error": "error",
    "fixed": "{path}: repairs: {count}",
    "how": "to mend it: {fix}",
    "ad-hoc-sub-process": "{element} is a start or end inside {box}, whose steps happen in any order "
    "[ad-hoc sub-process]",
    "conditional-event": "{element} waits for a condition [conditional event], and nobody says which",
    "conditional-flows": "the way from {source} to {target} has no condition, though others from there "
    "have one [conditional sequence flow]",
    "end-event-required": "{element} has no end [end event]",
    "start-event-required": "{element} has no start [start event]",
    "event-based-gateway": "{element} waits for whichever event comes first [event-based gateway], but has "
    "{count} to wait for; it needs two",
    "event-based-gateway-condition": "the way on {element} has a condition, but what comes first decides "
    "there [event-based gateway]",
    "event-sub-process-typed-start-event": "{element} does not say which event starts the box {box} [event "
    "sub-process]",
    "impossible-shares": "{why}",
    "endless-loop": "by their shares, cases that come to {element} go round for ever: none leaves, not even "
    "after {last}",
    "endless-loop-fix": "let {last} go on elsewhere too: give it a second way on, and both a share (in a table, "
    "a row below it with `then` and `share`)",
    "fake-join": "{count} flows enter {element} and nothing joins them: it starts once for each that "
    "arrives [fake join]",
    "fake-join-parallel": "branches that go on side by side after {split} meet at {element}, and nothing "
    "waits for both: it happens once for each [fake join]",
    "fake-join-fix": "put a diamond before {element}: one that waits for all [parallel gateway] or one "
    "that lets each through [exclusive gateway]",
    "global-nameless": "{element} has an empty name [message, signal, error or escalation]",
    "global-unused": "nothing uses {element} [message, signal, error or escalation]",
    "global-twice": "{element} is one of several called {name!r} [message, signal, error or escalation]",
    "label-required": "{element} has no name [label]",
    "link-event-nameless": "{element} is half of a cut flow [link event] and has no name to find its other "
    "half by",
    "link-event-thrown": "{element} jumps to {name!r} [link event], and nothing there catches it",
    "link-event-caught": "{element} is where a jump to {name!r} lands [link event], and nothing jumps there",
    "link-event-twice": "{element} is one of several places where the jump to {name!r} lands [link event]",
    "no-bpmndi": "{element} has no place in the drawing",
    "no-complex-gateway": "{element} splits or joins by a rule that the drawing does not show [complex "
    "gateway]",
    "no-disconnected": "{element} stands alone: nothing leads to it, and it leads nowhere",
    "no-duplicate-sequence-flows": "two flows lead from {source} to {target} under the same condition "
    "[sequence flow]",
    "no-overlapping-elements": "{element} lies over {other!r} in the drawing",
    "no-overlapping-elements-outside": "{element} lies outside of {holder!r}, which holds it",
    "no-gateway-join-fork": "{element} brings flows together and splits them at once [gateway]",
    "no-implicit-end": "a path stops at {element}, which is no end [end event]",
    "no-implicit-split": "{count} flows leave {element}, so all are taken side by side; draw a diamond "
    "[gateway] that says so",
    "no-implicit-start": "nothing leads to {element}, and it is no start [start event]",
    "no-inclusive-gateway": "{element} takes any number of its ways [inclusive gateway]: hard to read",
    "single-blank-start-event": "{element} has {count} starts that do not say what sets them off [blank "
    "start events]",
    "single-event-definition": "{element} stands for {count} events at once [event definitions]",
    "sub-process-blank-start-event": "{element} waits for an event, but the flow into {box} starts it "
    "[sub-process start event]",
    "superfluous-gateway": "{element} has one way in and one way on: it decides nothing [gateway]",
    "superfluous-label": "the arrow {element} says {text!r}, but it is always taken [sequence flow label]",
    "superfluous-termination": "{element} stops everything else [terminate end event], and there is "
    "nothing else",
    "many-elements": "{element} has {count} elements; beyond {most} readers lose the thread",
    "many-ways": "{element} has {count} ways in and out; beyond {most} they are hard to follow",
    "several-starts": "{element} has {count} starts [start events]",
    "several-ends": "{element} has {count} ends without a name [end events]",
    "unstructured": "the branches that meet at {element} were not split the same way [unstructured]",
    "label-style-one-word": "{element} is called {name!r}: say what is done to what",
    "label-style": "{element} is called {name!r}: begin with the verb",
    "lane-and-kind-person": "{element} is done by a person ({kind}), but stands in the lane of a system, "
    "{lane!r}",
    "lane-and-kind-customer": "{element} is automatic ({kind}), but stands in the customer's lane, {lane!r}",
    "lane-and-kind-system": "the lane {lane!r} sounds like a system, but is read as staff (say `kind: "
    "system`)",
    "implicit-decision": "{element} sorts cases in {lane!r}, but no step before it finds out the answer "
    "[gateway without a decision]",
    "decision-gap": "decision {element} has no rule for {combination}",
    "decision-overlap": "decision {element} answers twice under `{hit}`: {combination}",
    "decision-unchecked": "decision {element} is not checked: it falls into more than {limit} regions "
    "(--limit regions=...)",
    "unquantified-split": "{element} does not say how many cases take which way, so averages stay unknown "
    "behind it",
    "absurd-time": "the time {found} is hands-on: one person would be at it for {days:,} working days",
    "absurd-wait": "the wait {found} is {days:,} working days",
    "absurd-delay": "the delay {found} is {days:,} working days",
    "missing-time": "{count} of the steps that people do have no time, so all times stay unknown: {steps}",
    "time-without-unit": "the {key} of {element} has no unit (such as: 5 min)",
    "assumption-without-source": "the assumption {element} does not say where it comes from",
    "grade-without-source": "the {key} of {element} is called {grade}, but names no source",
    "rekeying-suspect": "{element} types into a second system ({systems}): if it is there electronically "
    "already, say `rekeys: true`",
    "single-point-person": "every case that ends well needs {lane!r}, where one person works",
    "single-point-system": "every case that ends well needs {system!r}, and nothing says what is done "
    "without it",
    "information-then-handoff": "{element} only informs, yet {lane!r} goes on with the case at {after!r}: "
    "that is a handoff, and the send is a notification beside it",
    "unreachable": "no case comes to {element}",
    "avoidable-contact-start": "customers come to {name!r} because something was not done or not done right",
    "avoidable-contact": "{name!r} is a contact that the customer should not need",
    "outcome-told": "a case can end without the customer hearing of it: {ends}",
    "data-already-held": "{element} has a person look up what the machine has: {data}",
    "data-already-held-asked": "{element} asks the customer for what a register already has: {data}",
    "another-channel": "the only way in is online ({channels}): what of those who cannot go online?",
    "pair-unaccounted": "{steps} is gone, and nothing says what became of it",
    "pair-unaccounted-fix": "say `replaces` on the step that does it now, or `removed: [{steps}]`",
    "pair-uncertain": "{before} may have become {after} (likeness {score:.2f}): counted as removed and added",
    "pair-calendar": "working time is not counted alike: {before} before; {after} after",
    "pair-working-time": "{hours}, {length} h a day, {days} days a week",
    "pair-main-path": "only {name!r} says what the usual case is; on the other side the likeliest ways make it",
    "pair-boxes": "{name!r} says how often people handle a case in {ids}, where the other side counts steps",
    "pair-sources": "no figure of {name!r} names a source, while the other side's do",
}
