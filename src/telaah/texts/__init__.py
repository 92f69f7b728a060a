"""Every sentence that a user sees, in Indonesian and English."""

from __future__ import annotations

from telaah.texts.catalogue import Catalogue, fill
from telaah.texts.interface import LANGUAGES, Words, language, words

__all__ = ["LANGUAGES", "Catalogue", "Words", "fill", "language", "words"]
