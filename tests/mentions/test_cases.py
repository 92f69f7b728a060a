"""Marked sentences: the answer stands inside the text (cases/*.yml).

``<p class=OPD name='Dinas Sosial' role=mitra status=komitmen>Dinsos</p>`` a party, ``<s>BPS</s>`` a data source,
``<v>..</v>`` a vague phrase,
``<h>..</h>`` a source that names nobody; only the attributes given are compared. Without marks nothing may be found.
"""

import re
from pathlib import Path

import pytest
import yaml

from telaah.mentions import find_mentions
from telaah.model.mention import MentionType

from .make import cell_document, document

MARK = re.compile(r"<([psvh])((?: \w+=(?:'[^']*'|[^\s>]+))*)>(.*?)</\1>")
ATTRIBUTE = re.compile(r"(\w+)=(?:'([^']*)'|([^\s>]+))")
SETTINGS = {"section", "column", "kind", "organisation", "region", "own_names", "block"}
CASES = Path(__file__).parent / "cases"


def load():
    for path in sorted(CASES.glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        defaults = {k: v for k, v in data.items() if k in SETTINGS}
        for name, case in data["cases"].items():
            given = {"text": case} if isinstance(case, str) else case
            assert not set(given) - SETTINGS - {"text"}, f"{path.name}: {name}"
            yield pytest.param({**defaults, **given}, id=f"{path.stem}-{name}")


def unmark(text):
    """Return the plain text and its marks as (kind, start, end, attributes)."""
    plain, marks, at = "", [], 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        start = len(plain)
        plain += match[3]
        marks.append((match[1], start, len(plain), {k: a or b for k, a, b in ATTRIBUTE.findall(match[2])}))
        at = match.end()
    return plain + text[at:], marks


def read(case):
    text, marks = unmark(case["text"])
    who = {k: case[k] for k in ("organisation", "region", "kind", "own_names") if k in case}
    kind = case.get("section", "lain")
    if "column" in case:
        made = cell_document(text, case["column"], section_kind=kind, **who)
    else:
        made = document(text, section_kind=kind, block=case.get("block", "paragraph"), **who)
    return text, marks, find_mentions(made)


def attributes(mention):
    return {
        "class": str(mention.cls),
        "name": mention.name,
        "role": str(mention.role),
        "status": str(mention.status),
        "generic": str(mention.generic).lower(),
        "text": mention.text,
        "part": str(mention.has_part).lower(),
        "why": mention.why,
        "counted": str(mention.counted).lower(),
    }


@pytest.mark.parametrize("case", list(load()))
def test_marked_sentence(case):
    text, marks, mentions = read(case)
    found = {}
    for mention in mentions.mentions:
        kind = "p" if mention.type is MentionType.STAKEHOLDER else "s"
        found[(kind, mention.place.start, mention.place.end)] = attributes(mention)
    for kind, phrases in (("v", mentions.vague), ("h", mentions.hints)):
        for phrase in phrases:
            forward = str(getattr(phrase, "forward", "")).lower()
            found[(kind, phrase.place.start, phrase.place.end)] = {"forward": forward}
    expected = {mark[:3]: mark[3] for mark in marks}
    if not any(kind in "vh" for kind, *_ in expected):
        found = {key: value for key, value in found.items() if key[0] not in "vh"}
    quoted = {key: (text[key[1] : key[2]], value) for key, value in found.items()}
    if not marks:
        quoted = {key: value for key, value in quoted.items() if value[1].get("counted") != "false"}
    assert sorted((k[0], v[0]) for k, v in quoted.items()) == sorted((k[0], text[k[1] : k[2]]) for k in expected)
    for key, wanted in expected.items():
        got = found[key]
        assert {name: got[name] for name in wanted} == wanted
