"""Sentences of the comparison: reasons for pairs, boundaries, the finding."""

_RULE = "a touch is a step done by a person who delivers the service, a handoff a change of hands"

SENTENCES: dict[str, str] = {
    "mapping": "mapped by hand",
    "replaces": "the later file says so (replaces)",
    "id": "same id",
    "id-renamed": "same id; '{before}' is now '{after}'",
    "same-id-box": "same id, now drawn with or without its steps",
    "same-name": "same name",
    "same-steps": "{share:.0%} of the steps stayed together",
    "structure": "what stands round it is the same ({score:.2f})",
    "removed": "nothing in the later model matches",
    "removed-said": "the later file says that it is gone (removed)",
    "added": "nothing in the earlier model matches",
    "added-said": "the later file says that it is new (replaces: [])",
    "lane-gone": "no lane of the later model matches",
    "lane-new": "no lane of the earlier model matches",
    "words-map": "expected a map with groups of words, such as  things: [[parish, ward]]",
    "words-key": "{name} is no key of a file of words{hint} (one of: {known})",
    "words-groups": "expected a list of groups, such as  [[parish, ward], [claim, request]]",
    "words-opposites": "expected a list of two groups each, such as  [[[open], [close, shut]]]",
    "words-list": "expected a list of words, such as  [parish, ward]",
    "words-few": "a group has two words or more (add what means the same, or take the group out)",
    "words-word": "expected a word, found {found}",
    "did-you-mean": " (did you mean {near!r}?)",
    "unknown-replaced": "{by!r} names {name!r}, which is no element of the model compared with{hint}",
    "replaced-and-removed": "{name!r} is both replaced and removed (leave out one of the two)",
    "reused-id": (
        "id {id!r} stands for '{before}' and then for '{after}': taken for two different elements "
        "(write `replaces: [{id}]` if it is one)"
    ),
    "other-trigger": "not the same beginning: the trigger was '{before}' and is now '{after}'",
    "other-outcomes": "not the same ends: the outcomes were '{before}' and are now '{after}'",
    "other-currency": "money was in {before} and is now in {after}, so costs cannot be compared",
    "one-sided": "{key}: the {side} model does not say it, so the boundary was not compared",
    "side-before": "earlier",
    "side-after": "later",
    "other-volume": "the volume was {before} and is now {after}; yearly figures use one volume for both",
    "none": "not stated",
    "finding": "{touches}; {handoffs} ({case})",
    "with-simulation": "{finding}; simulated: {simulated}",
    "not-comparable": "Not comparable ({reasons}): {finding}",
    "case-main_path": f"usual case; {_RULE}",
    "case-expected": f"average case; {_RULE}",
    "case-static": f"as drawn; {_RULE}",
    "touches-one": "touch by hand",
    "touches-many": "touches by hand",
    "handoffs-one": "handoff",
    "handoffs-many": "handoffs",
    "became": "{before} {noun} became {after}",
    "stayed": "{before} {noun} stayed {after}",
    "count": "{number} {kind}",
    "counted": "steps: {changes}, {number} unchanged",
    "nothing-changed": "no step changed ({number} in both models)",
    "kind-self_service": "now done by the customer",
    "kind-automated": "automated",
    "kind-by_hand": "now by hand",
    "kind-assisted": "now with a system",
    "kind-merged": "merged",
    "kind-split": "split",
    "kind-moved": "moved",
    "kind-changed": "changed",
    "kind-removed": "removed",
    "kind-added": "added",
    "part": "{part} {value:.2f}",
    "part-label": "label",
    "part-neighbours": "neighbours",
    "part-data": "data",
    "part-lane": "lane",
    "part-position": "position",
    "part-kind": "kind",
    "similar": "{parts}: {score:.2f}, next best {rival:.2f} (accepted from {accept:.2f})",
    "group-part": "{why}; with '{name}', which stands next to it and is part of the same words",
    "group-whole": "'{name}' names what the others do, which stand next to each other",
    "group-twin": "{why}; with '{name}', the same step on another branch",
    "edit-no-path": "edit {number} ({op} {path}) does not fit: there is no such place in the model",
    "edit-there-already": "edit {number} ({op} {path}) does not fit: it is there already",
    "edit-other-value": "edit {number} ({op} {path}) does not fit: another value stands there",
    "edit-hint": "the edits were made for another model",
    "edit-no-edit": "edit {number} is none: {row} (expected op, path and value)",
    "coarser-lanes": (
        "the same work of people is drawn in {before} lanes before and {after} after: the {side} model is the "
        "coarser one, so handoffs may look fewer than they are"
    ),
    "coarser-steps": (
        "a step of a person takes {before} before and {after} after, on average: the {side} model is the coarser "
        "one, so touches may look fewer than they are"
    ),
    "exceptions-on-one-side": (
        "only one model draws exceptions (deadlines, ways back, bad ends: {number}); the {side} model has none, "
        "which flatters it"
    ),
    "waits-on-one-side": "the {side} model does not state waits, the {other} one does",
    "values-on-one-side": "the {side} model does not state the value of steps, the {other} one does",
    "other-rate": "the rate of '{lane}' was {before} and is now {after}, so costs differ by more than the work",
    "channel-gone": "the later model leaves out cases that come by {channels}",
    "main-path-share": (
        "the usual case stands for {before} of the cases before and for {after} after: hold the average case "
        "against it too"
    ),
    "mapping-title": "Which step is which. Correct the pairs and give the file back with --mapping.",
    "mapping-shape": "{path}: no mapping of steps",
    "mapping-row": "{path}: no pair of steps: {row}",
    "mapping-hint": "expected `pairs: [{{before: [id], after: [id]}}]`, `removed: [id]`, `new: [id]`",
    "edits-title": "What turns the earlier model into the later one; `procmodel apply` replays it.",
    "edits-shape": "{path}: no edits here",
    "edits-hint": "expected what `procmodel diff --edits` writes",
    "no-aliases": "{path}: aliases (*name) are not read here (write the value again)",
    "explain-title": "'{before}' ({one}) and '{after}' ({other})",
    "explain-part": "  {part} {value:.2f}, weight {weight:.2f}",
    "explain-score": "  together {score:.2f}; a pair counts from {accept:.2f}, {margin:.2f} above the next best",
    "explain-matched": "'{name}' is matched with {others}: {why} ({confidence:.2f})",
    "explain-alone": "'{name}' is matched with nothing",
    "no-step": "{name!r} is no step of '{model}'",
    "fix": "{place} add  replaces: [{ids}]",
    "unrelated": (
        "hardly anything matches ({matched} of {total} steps): these may be two different processes, and the "
        "differences say little"
    ),
    "too-few": "a series needs two versions or more, here are {number}",
}
