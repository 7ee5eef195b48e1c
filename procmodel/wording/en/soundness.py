"""What is said about soundness."""

SENTENCES = {
    "verdict-sound": "sound",
    "verdict-fault": "fault",
    "verdict-undecided": "undecided",
    "sound": "every case can end, ends once, and every step can run",
    "sound-by-structure": "every case can end, ends once, and every step can run"
    " (shown by the structure alone)",
    "empty": "there is nothing to judge: the process has no elements",
    "undecided": "not decided after {states} states: there are too many ways in which things can happen side"
    " by side (--limit states=... looks further)",
    "stuck": "a case can get stuck before {elements}: it waits for something that never comes [deadlock]",
    "never-begun": "no case begins at {elements}: nothing leads there, and it is no start [start event], while other"
    " parts of the process have one",
    "round": "a case can go round for ever at {elements} and never end [livelock]",
    "twice": "the end {elements} can be reached twice in one case, so its outcome is given twice"
    " [no proper completion]",
    "dead": "{elements} can never run [dead]",
    "crowded": "{elements} can run twice at once: branches that go on at the same time meet before it and"
    " nothing waits for both [unsafe]",
    "left-over": "a case can end while a message to {elements} is still unread [message left over]",
    "no-such-fault": "there is no fault number {number} to show the way to: {count} were found ({why})",
    "way": "this way: {steps}",
    "and-more": "{first} and {count} more",
}
