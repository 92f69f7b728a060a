"""The page: whole in itself, nothing from elsewhere, nothing that runs."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from telaah.reports import render

VOID = {"meta", "br", "input"}


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.tags, self.attributes, self.text = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.text.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_element_is_closed_where_it_was_opened(result, lang):
    reader = read(render(result, "html", lang=lang))
    assert reader.open == []
    assert ("lang", lang) in reader.attributes


def test_nothing_is_loaded_from_elsewhere(result):
    html = render(result, "html", lang="id")
    reader = read(html)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(reader.tags)
    assert not re.search(r"url\(|@import|https?://", html)
    assert {value[0] for name, value in reader.attributes if name in ("href", "src")} <= {"#"}


def test_policy_allows_this_style_sheet_and_nothing_else(result):
    html = render(result, "html", lang="id")
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_findings_stand_with_page_quote_and_advice(result):
    text = " ".join(" ".join(read(render(result, "html", lang="id")).text).split())
    assert "Sasaran S1 tidak menyebut mitra. Saran: Sebutkan mitranya. hlm. 12 (tercetak 8)" in text
    assert text.count("Menurunnya prevalensi stunting") == 1  # the statement, not again as words of its finding
    assert "Kementerian Kesehatan, hlm. 5: rujukan hukum" in text
    assert "melalui kader PKK" in text and "kerja sama lintas sektor" in text


def test_words_that_the_statement_does_not_have_stand_beside_the_finding(result):
    document = result.documents[0]
    other = replace(document.findings[1], page=20, quote="Strategi: peran serta masyarakat")
    changed = replace(result, documents=(replace(document, findings=(other,)),))
    text = " ".join(" ".join(read(render(changed, "html", lang="id")).text).split())
    assert "hlm. 20 Strategi: peran serta masyarakat" in text


def test_text_of_a_plan_stays_text(hostile):
    html = render(hostile, "html", lang="id")
    reader = read(html)
    assert "script" not in reader.tags
    assert "<script" not in html and "</q><" not in html.replace("</q></", "")
    assert not any(name.startswith("on") for name, _ in reader.attributes)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", html)
