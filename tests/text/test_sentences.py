"""Where sentences of Indonesian prose end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telaah.lexicons.language import segmenter


@pytest.mark.parametrize(
    "text",
    [
        "Acara dibuka. | Peserta hadir.",
        "Bupati Ir. H. Ahmad Yani, M.M. membuka rapat. | Ia senang.",
        "Hadir Andi Hartawan, S.T., S.Sos., M.Si. membuka acara. | Kegiatan ini rutin.",
        "Rapat dipimpin Rudi Hartono, S.E., M.Si. | Kegiatan ini berlangsung sehari.",
        "Plt. Wali Kota membuka acara di Jl. Gajah Mada No. 5. | Selain itu ada pameran.",
        "Keduanya menjalin kerjasama.| Hal ini penting.",
        "Produk itu ada di Blanja.Com dan telaah.co.id sejak 2019.| Kegiatan itu rutin.",
        "Nilainya 1.234.567 atau 72.5 persen. | Angka itu naik.",
        "“Kami siap. | Mari maju,” katanya. | Ia tersenyum.",
        "Bupati bertanya, “Siapkah kita?” kepada peserta. | Semua siap.",
        "Ini bukan “solo karier.” | Meski begitu, ia hadir.",
        "Warga antusias.| ”Kami senang,“ungkapnya.",
        "“Sudah selesai”, pungkasnya. | (rel)",
        "Semua mendukung.| (dvd/red)",
        "Hadir camat, lurah, dll. | Selanjutnya ada diskusi.",
        "Ia menunggu... | Lalu pergi.",
        "Komisi II. | Rapat ditutup.",
        "1. Penguatan data.",
        "Semua pihak terkait. | selanjutnya akan dinilai.",
    ],
)
def test_sentences_end_where_the_bar_stands(text: str) -> None:
    plain = text.replace(" | ", " ").replace("| ", "").replace("|", "")
    wanted = [part.strip() for part in text.split("|")]
    assert [plain[start:end] for start, end in segmenter().sentences(plain)] == wanted


def test_a_line_broken_in_the_middle_of_a_sentence_goes_on() -> None:
    text = "Tugas organisasi itu selalu bersinggungan\ndengan urusan lain.\nLalu selesai."
    assert [text[a:b].rsplit(maxsplit=1)[-1] for a, b in segmenter().paragraphs(text)] == ["lain.", "selesai."]


def test_headings_are_their_own_sentence() -> None:
    text = "Kepala Dinas Harus Responsif\nSelanjutnya, ia berharap semua siap."
    assert len(segmenter().sentences(text)) == 2


@given(st.text(alphabet="aA. \n“”\"'?!(),1é…", max_size=80))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = segmenter().sentences(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = "".join(text[a:b] for a, b in spans)
    assert "".join(covered.split()) == "".join(text.split())
