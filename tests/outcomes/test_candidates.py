"""The index of candidates never hides a text that the comparisons would call alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from telaah.outcomes.candidates import Candidates
from telaah.text.similar import contained, content, plain, ratio, shared

WORDS = (
    *("Meningkatnya", "Menurunnya", "kualitas", "pelayanan", "layanan", "kesehatan", "kesehata", "masyarakat", "jalan"),
    *("prasarana", "prasaran", "sarana", "air", "minum", "desa", "dan", "yang", "di", "kota", "stunting", "anak"),
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


@given(st.lists(TEXTS, min_size=2, max_size=12))
def test_all_that_are_alike_are_candidates(texts: list[str]):
    index = Candidates(texts)
    for number, text in enumerate(texts):
        near = set(index.like(text))
        for other in range(number):
            assert other in near or not _alike(text, texts[other]), (text, texts[other])
        index.add(number, text)


def _alike(first: str, second: str) -> bool:
    short, long = sorted((plain(first), plain(second)), key=len)
    says_no_more = min(len(content(first)), len(content(second))) >= 2 and contained(first, second) >= 0.99
    cut = len(short) >= 24 and long.startswith(short)
    return ratio(first, second) == 100.0 or cut or shared(first, second) >= 0.5 or says_no_more


def test_texts_without_common_matter_are_no_candidates():
    index = Candidates(["Meningkatnya kualitas jalan", "Menurunnya angka stunting"])
    index.add(0, "Meningkatnya kualitas jalan")
    assert index.like("Menurunnya angka stunting") == []
