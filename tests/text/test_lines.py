"""Which lines of a printed text are one paragraph, heading or item."""

from __future__ import annotations

import pytest

from telaah.lexicons.language import segmenter


@pytest.mark.parametrize(
    "text",
    [
        "Dinas menyusun rencana kerja tahunan yang mengacu kepada Rencana\nPembangunan Jangka Menengah Daerah agar selaras.",
        "2.1. Evaluasi Pelaksanaan\n|Untuk itu disusun evaluasi atas semua kegiatan yang telah berjalan sepanjang tahun.",
        "Tujuan jangka menengah adalah:\n|a. meningkatkan mutu layanan;\n|b. menata arsip; dan\n|c. menyusun data.",
        "Tabel 2.1\nRealisasi Anggaran Menurut Program\nTahun 2024",
        "Sumber : Dinas Contoh, diolah\n|Permasalahan : tenaga kurang",
        "PEMERINTAH KABUPATEN CONTOH\nDINAS PERTANIAN\n|Laporan ini disusun sebagai wujud tanggung jawab kepada masyarakat luas.",
        "Kegiatan tersebut dibiayai dengan anggaran sebesar Rp.\n1.250.000.000,- dan selesai tepat pada waktu yang direncanakan.",
        "Ir. ANDI CONTOH, M.Si.\n|Pembina Utama Muda\n|NIP. [NIP]",
    ],
    ids=["wrapped", "heading", "items", "caption", "labels", "capitals", "sum", "signature"],
)
def test_lines_are_parted_where_the_bar_stands(text: str) -> None:
    plain = text.replace("|", "")
    wanted = [" ".join(part.split()) for part in text.split("|")]
    assert [" ".join(plain[start:end].split()) for start, end in segmenter().paragraphs(plain)] == wanted


def test_numbers_of_headings_captions_and_sums_end_no_sentence() -> None:
    text = "Gambar 3. 2 Realisasi"
    assert segmenter().sentences(text) == [(0, len(text))]
    text = "Nilainya Rp. 469.636.622. 344, lalu naik. Setelah itu turun."
    assert len(segmenter().sentences(text)) == 2
