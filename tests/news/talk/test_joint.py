"""Cooperation that only the grammar of a sentence tells of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from telaah.news.article import Collaboration
from telaah.news.talk import find_collaborations, find_indicator_talk, find_quotes
from tests.news.talk.make import article


def told(text: str) -> tuple[Collaboration, ...]:
    """Return the statements of a text, with quotes found before as in an article."""
    made = article(text, persons={"Budi Santoso": "Bupati Contoh", "Sari Dewi": "Ketua Kadin Contoh"})
    return find_collaborations(replace(made, quotes=find_quotes(made)))


@pytest.mark.parametrize(
    ("text", "parties", "status"),
    [
        (
            "{OPD:Dinas Sosial}, {APARAT_HUKUM:Polres Contoh}, dan {MASYARAKAT:PMI Contoh} membersihkan pasar, Minggu pagi.",
            ["Dinas Sosial", "Polres Contoh", "PMI Contoh"],
            "done",
        ),
        (
            "Rumah singgah itu digarap {MASYARAKAT:Baznas Contoh} dan {OPD:Dinas Perumahan} sejak Mei.",
            ["Baznas Contoh", "Dinas Perumahan"],
            "running",
        ),
        (
            "Peta disusun selama setahun oleh {OPD:Bappeda Contoh} dan {AKADEMISI:Universitas Contoh} setiap musim.",
            ["Bappeda Contoh", "Universitas Contoh"],
            "running",
        ),
        ("Pemeriksaan berikutnya akan didampingi {APARAT_HUKUM:Kejaksaan Contoh}.", ["Kejaksaan Contoh"], "planned"),
        ("{MITRA_PEMBANGUNAN:UNICEF} akan mendampingi sekolah di pesisir.", ["UNICEF"], "planned"),
        ("Pelatihan pembukuan berjalan di tiga kecamatan bersama {AKADEMISI:STIE Contoh}.", ["STIE Contoh"], "running"),
        (
            "{LEMBAGA_NEGARA:BNN Contoh} akan melatih relawan, sedangkan {OPD:Dinas Kesehatan} menyediakan layanan rawat jalan.",
            ["BNN Contoh", "Dinas Kesehatan"],
            "planned",
        ),
        ("Surat itu tidak pernah dijawab {OPD:Dinas Perhubungan}.", ["Dinas Perhubungan"], "denied"),
        ("Para relawan belum pernah diajak sejak proyek itu dimulai.", [], "denied"),
        ("Wali kota meminta {BUMN_BUMD:Bank Contoh} ikut membiayai taman.", ["Bank Contoh"], "called_for"),
        ("Kemarin {BUMN_BUMD:Bank Contoh} diminta menanggung ongkos kirim.", ["Bank Contoh"], "called_for"),
        ("Kerja sama dengan {MASYARAKAT:Yayasan Contoh} terhenti sejak Mei.", ["Yayasan Contoh"], "denied"),
    ],
)
def test_cooperation_told_by_grammar(text: str, parties: list[str], status: str) -> None:
    (found,) = told(text)
    assert ([p.text for p in found.parties], found.status) == (parties, status)


@pytest.mark.parametrize(
    "text",
    [
        "Acara itu dihadiri {OPD:Dinas Sosial} dan {APARAT_HUKUM:Polres Contoh}.",
        "{OPD:Dinas Sosial} dan {APARAT_HUKUM:Polres Contoh} meraih penghargaan.",
        "Bantuan datang untuk {AKADEMISI:Universitas Contoh} dan {MASYARAKAT:Yayasan Contoh} di pesisir.",
        "[Bupati Contoh|Budi Santoso] didampingi {OPD:Kepala Dinas Sosial} meninjau pasar.",
        "{DUNIA_USAHA:UMKM} diharapkan mampu meningkatkan ekonomi.",
        "[Bupati Contoh|Budi Santoso] meminta {OPD:Dinas Sosial} mempercepat laporan.",
    ],
)
def test_bodies_side_by_side_are_not_enough(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "talks"),
    [
        ("Waktu tunggu kami di rumah sakit 142 menit.", True),
        ("Kunjungan merosot dari 212 ribu orang menjadi 19 ribu orang.", True),
        ("Dari 40 kantor, baru 28 dari 40 yang arsipnya tertata.", True),
        ("Tahun ini kami membidik 450 ribu kunjungan di pantai.", True),
        ("Bengkel itu memberi potongan servis 25 persen bagi warga.", False),
        ("Visi itu diterjemahkan ke dalam 4 misi dan 19 sasaran.", False),
        ("Warga berkumpul pukul 08.00 di lapangan desa itu.", False),
        ("Dinas Penataan Ruang memperbaiki sebanyak 59 ruas jalan di desa.", True),
        ("Rapat di ruang sidang memutuskan sebanyak 12 ruas jalan dibuka.", False),
        ("Dinas mencatat hasil panen di lahan SK 25 Desa Harapan.", False),
        ("Pada 19 Juni 2024 dinas membahas standar teknis bangunan gedung.", False),
        ("Jembatan itu ditargetkan selesai pada November mendatang di kota.", True),
    ],
)
def test_figures_that_measure(text: str, talks: bool) -> None:
    assert bool(find_indicator_talk(article(text))) is talks


def test_who_does_it_with_others_is_a_party() -> None:
    (statement,) = told("Pada Selasa, {OPD:Dinas PUPR} melakukan evaluasi kegiatan bersama {FORUM:Tim Profesi Ahli}.")
    assert [p.text for p in statement.parties] == ["Dinas PUPR", "Tim Profesi Ahli"]
