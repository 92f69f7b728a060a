"""Who does a part of the work without a cue of working together."""

from __future__ import annotations

from time import perf_counter

import pytest

from telaah.mentions import find_mentions
from telaah.mentions.agents import Agents
from telaah.mentions.among import Names
from telaah.mentions.spans import Span
from telaah.model.mention import Role
from telaah.text.normalise import normalise
from tests.mentions.make import document


def found(text: str, name: str, *, nouns: bool = False) -> str | None:
    normal = normalise(text)
    words = tuple(normalise(name).words)
    first = next(i for i in range(len(normal.words)) if normal.words[i : i + len(words)] == words)
    span = Span(first, first + len(words) - 1, name, name.lower(), "OPD", "lexicon")
    cue = Agents(normal.words, normal.source, normal.spans).find(span, Names([(span.first, span.last)]), nouns=nouns)
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


def test_a_list_of_a_thousand_doers_is_read_in_a_moment() -> None:
    """It took more than a minute: for each name the list was walked back, and for each of its commas all names were searched."""
    names = [f"Dinas {field}" for field in ("Kesehatan", "Sosial", "Perhubungan", "Pendidikan", "Perikanan")]
    text = f"Sarana disiapkan {', '.join(names[i % len(names)] for i in range(1200))}."
    begun = perf_counter()
    found_there = find_mentions(document(text, section_kind="strategi", organisation="Dinas Melati Kabupaten Contoh")).mentions
    assert perf_counter() - begun < 20
    assert [m.role for m in found_there] == [Role.PENDUKUNG] * 1200
