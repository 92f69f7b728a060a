"""Who does a part of the work without a cue of working together."""

from __future__ import annotations

import pytest

from telaah.mentions.agents import Agents
from telaah.mentions.spans import Span
from telaah.text.normalise import normalise


def found(text: str, name: str, *, nouns: bool = False) -> str | None:
    normal = normalise(text)
    words = tuple(normalise(name).words)
    first = next(i for i in range(len(normal.words)) if normal.words[i : i + len(words)] == words)
    span = Span(first, first + len(words) - 1, name, name.lower(), "OPD", "lexicon")
    cue = Agents(normal.words, normal.source, normal.spans).find(span, [(span.first, span.last)], nouns=nouns)
    return None if cue is None else cue.cue.key


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Alat peraga disiapkan Dinas Perhubungan setiap bulan", "Dinas Perhubungan", "pelaku"),
        ("Kapal penolong dirawat rutin oleh petugas Dinas Perhubungan", "Dinas Perhubungan", "pelaku"),
        ("Peta rawan disusun dengan Universitas Melati", "Universitas Melati", "dengan"),
        ("Beras dibeli lewat kontrak tahunan dengan Koperasi Padi", "Koperasi Padi", "dengan"),
        ("Ongkos turun; PT Melati Jaya menyumbang kapur", "PT Melati Jaya", "x_menyumbang"),
    ],
)
def test_who_does_a_part_of_the_work_is_known_by_the_verb(text: str, name: str, key: str) -> None:
    assert found(text, name) == key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nilai akhir ditetapkan oleh Dinas Perhubungan", "Dinas Perhubungan"),
        ("Pasar mengacu pada rencana induk yang sedang disusun oleh Dinas Perhubungan", "Dinas Perhubungan"),
        ("Rancangan awal RKPD disusun Dinas Perhubungan pada Februari", "Dinas Perhubungan"),
        ("Supervisi dilakukan Dinas Perhubungan pada bulan Mei", "Dinas Perhubungan"),
        ("Dilakukan dengan memakai peta dari Dinas Perhubungan", "Dinas Perhubungan"),
        ("Program yang dilaksanakan Dinas Perhubungan berbeda", "Dinas Perhubungan"),
        ("Warga meminta Dinas Perhubungan mengirim kapal", "Dinas Perhubungan"),
    ],
)
def test_who_judges_or_is_spoken_of_does_no_part(text: str, name: str) -> None:
    assert found(text, name) is None


def test_a_noun_with_oleh_tells_an_act_only_in_the_plans_own_acts() -> None:
    text, name = "Penyuluhan remaja oleh Dinas Perhubungan", "Dinas Perhubungan"
    assert found(text, name, nouns=True) == "pelaku"
    assert found(text, name, nouns=False) is None
    assert found("Penilaian remaja oleh Dinas Perhubungan", name, nouns=True) is None
