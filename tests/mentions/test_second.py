"""The second opinion: where it is asked, and what of the answer counts."""

from __future__ import annotations

import pytest

from telaah.lexicons.second import second_words
from telaah.mentions import find_mentions

from .make import document

PLACE = "Dinas ini bekerja sama dalam penanganan stunting; hadir pula {} di sana."


class Marker:
    """A tagger that calls given words bodies, and keeps what it was asked."""

    def __init__(self, *names):
        self.names, self.asked = names, []

    def bodies(self, texts):
        self.asked += texts
        return [[(text.find(name), text.find(name) + len(name)) for name in self.names if name in text] for text in texts]


def found(text, tagger):
    return {(m.text, str(m.cls), m.source) for m in find_mentions(document(text), tagger=tagger).mentions}


def test_without_a_tagger_nothing_changes():
    text = PLACE.format("Laskar Hijau Lestari")
    assert all(source != "model" for _, _, source in found(text, None))


def test_a_new_body_counts_where_its_first_word_tells_the_class():
    text = PLACE.format("Laskar Hijau Lestari dan Dinas Sosial")
    assert ("Laskar Hijau Lestari", "MASYARAKAT", "model") in found(text, Marker("Laskar Hijau Lestari"))


def test_a_body_without_a_telling_word_is_dropped():
    text = PLACE.format("Harmoni Bestari dan Dinas Sosial")
    assert not any(source == "model" for _, _, source in found(text, Marker("Harmoni Bestari")))


@pytest.mark.parametrize("name", ["Laskar Tahun 2024", "Laskar Hijau, Lestari"])
def test_years_and_marks_are_no_names(name):
    text = PLACE.format(f"{name} dan Dinas Sosial")
    assert not any(source == "model" for _, _, source in found(text, Marker(name)))


def test_it_is_asked_only_where_a_name_may_be_left_over():
    asked = Marker()
    find_mentions(document("Dinas Sosial menyusun laporan.", PLACE.format("Laskar Hijau Lestari dan Dinas Sosial")), tagger=asked)
    assert len(asked.asked) == 1 and "Laskar" in asked.asked[0]


def test_what_the_rules_found_stays():
    text = PLACE.format("Laskar Hijau Lestari dan Dinas Sosial")
    plain = {entry for entry in found(text, None) if entry[2] != "model"}
    assert plain <= found(text, Marker("Laskar Hijau Lestari", "sama dengan Dinas"))


def test_classes_come_from_first_and_last_words():
    told = second_words()
    assert str(told.class_of(("yayasan", "bunda", "melati"))) == "MASYARAKAT"
    assert str(told.class_of(("melati", "eco", "trust"))) == "MITRA_PEMBANGUNAN"
    assert told.class_of(("melati", "indah")) is None
    assert told.class_of(("yayasan",)) is None
