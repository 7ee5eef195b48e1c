"""What charts say."""

SENTENCES = {
    "none": "none",
    "group": "{lane} {count} ({steps})",
    "version": "{name}: touches {count}: {parts}",
    "before": "{unit} before",
    "after": "{unit} after",
    "other": "other changes",
    "touches": "touches",
    "minutes": "staff minutes",
}
