"""What was found, written down: as text for the terminal, as Markdown for a pull request."""
