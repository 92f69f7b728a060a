"""What articles are about, and which sentences talk of indicators."""

from __future__ import annotations

import pytest

from telaah.lexicons.topics import load_topics
from telaah.news.talk import find_indicator_talk, find_topics
from tests.news.talk.make import article


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Puskesmas melayani imunisasi balita, kata dokter di klinik.", "kesehatan"),
        ("Perbaikan jalan dan jembatan dikerjakan Dinas PUPR.", "pekerjaan-umum"),
        ("TPID menggelar operasi pasar untuk menekan inflasi.", "inflasi"),
        ("Rembuk stunting menurunkan prevalensi stunting.", "stunting"),
        ("Disdukcapil merekam KTP warga.", "administrasi-kependudukan"),
        ("Nelayan menerima kapal dari Dinas Perikanan.", "kelautan-perikanan"),
        ("Arsiparis menata arsip kantor.", "kearsipan"),
    ],
)
def test_the_first_topic(text: str, topic: str) -> None:
    assert find_topics(article(text))[0] == topic


def test_an_article_about_nothing_has_no_topic() -> None:
    assert find_topics(article("Mereka bertemu pada hari Rabu lalu.")) == ()


def test_every_area_can_be_found() -> None:
    topics = load_topics()
    told = {name for areas in topics.weights.values() for name, weight in areas if weight > 1}
    assert told == set(topics.names)
    assert len(topics.names) > 30


@pytest.mark.parametrize(
    ("text", "talks"),
    [
        ("Angka kemiskinan turun menjadi 7,2 persen tahun ini.", True),
        ("Setiap dinas harus memiliki indikator yang jelas.", True),
        ("Perbaikan jalan mencapai 185 kilometer tahun lalu.", True),
        ("Acara diikuti 150 peserta dari 12 desa, meningkat dari tahun lalu.", False),
        ("Bupati membuka acara di pendopo kabupaten.", False),
    ],
)
def test_indicator_talk(text: str, talks: bool) -> None:
    assert bool(find_indicator_talk(article(text))) is talks
