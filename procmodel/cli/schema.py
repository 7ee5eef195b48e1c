"""`procmodel schema`: the JSON Schema of the file format."""

from __future__ import annotations

from procmodel.cli.declaring import command

__all__ = ["schema"]


@command(
    epilog="Example: procmodel schema > procmodel.schema.json, then name it in the first line of a model:"
    " # yaml-language-server: $schema=procmodel.schema.json"
)
def schema() -> None:
    """Print the JSON Schema of the file format, for editors that complete and check as one types."""
    from procmodel.cli.options import write_json
    from procmodel.formats import schema as make

    write_json(make())
