"""``telaah schema``: the JSON Schema of a result."""

from __future__ import annotations

from telaah.cli import options
from telaah.cli.output import write
from telaah.schema import schema_text


def schema(lang: options.Lang = None) -> None:  # taken from the arguments before they are parsed
    """Print the JSON Schema."""
    write(schema_text(), None)
