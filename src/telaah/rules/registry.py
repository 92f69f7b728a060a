"""All rules, by code; each family lists its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from telaah.rules.base import Rule

AnyRule = Rule[Any]


@cache
def rules() -> Mapping[str, AnyRule]:
    """Return every rule by its code, in order of the codes."""
    from telaah.rules import berita, indikator, kelengkapan, kolaborasi, konsistensi, sumber_data

    families = (kolaborasi.RULES, sumber_data.RULES, indikator.RULES, konsistensi.RULES, kelengkapan.RULES, berita.RULES)
    found = [made() for family in families for made in family]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}
