"""Article -> parties with class and normalised name, and persons with position and organisation."""

from __future__ import annotations

from telaah.news.parties.find import find_parties

__all__ = ["find_parties"]
