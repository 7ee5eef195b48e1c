"""What is said of event logs and of what was learnt from them."""

SENTENCES = {
    "unknown_ending": "no kind of log has the ending {ending} (one of: {endings}, with .gz or without)",
    "needs_duckdb": "Parquet logs need duckdb (pip install 'procmodel[logs]')",
}
