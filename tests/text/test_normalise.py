"""Normalising keeps the way back to the characters."""

import pytest

from telaah.text.normalise import lookup_key, normalise


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("TP.PKK", "tp pkk"),
        ("TP-PKK", "tp pkk"),
        ("PT. PLN (Persero)", "pt pln ( persero )"),
        ("Perundang-\nUndangan", "perundang \n undangan"),
        ("Satpol PP & Damkar", "satpol pp dan damkar"),
        ("selesai. Dinas", "selesai . dinas"),
        ("", ""),
    ],
)
def test_form_in_which_names_are_looked_up(text, key):
    assert lookup_key(text) == key


@pytest.mark.parametrize("text", ["bersama Dinas Sosial, TNI/Polri.", "  • Kab. X – Kota Y", "a\u00a0b"])
def test_every_word_leads_back_to_its_characters(text):
    normal = normalise(text)
    for index, (word, (start, end)) in enumerate(zip(normal.words, normal.spans, strict=True)):
        assert word in (text[start:end].lower(), "-", "dan")
        assert normal.original(index, index) == text[start:end]
    assert sorted(normal.starts.values()) == sorted(normal.ends.values()) == list(range(len(normal.words)))
