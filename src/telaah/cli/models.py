"""``telaah models``: the models in use."""

from __future__ import annotations

from telaah.cli import options
from telaah.cli.output import write
from telaah.texts.interface import words


def models(lang: options.Lang = None) -> None:  # taken from the arguments before they are parsed
    """Say which models are in use."""
    write(f"{words()('models.none')}\n", None)
