"""Small news of our own, written as JSON lines, and an archive of them."""

from __future__ import annotations

import json
from pathlib import Path

from telaah.config import Settings
from telaah.news.archive import Account, AddOptions, Archive, add

HEALTH = (
    "Dinas Kesehatan Kabupaten Tanjung Contoh menandatangani nota kesepahaman dengan Universitas Contoh, Senin. Kerja sama itu "
    "bertujuan menurunkan prevalensi stunting di dua belas desa pesisir. Kepala Dinas Kesehatan Rahmat Hidayat mengatakan, "
    "pendampingan keluarga dimulai bulan depan bersama kader posyandu. Anggaran berasal dari dana desa dan bantuan provinsi."
)
WASTE = (
    "Tumpukan sampah di pasar lama belum juga diangkut sejak pekan lalu. Pedagang mengeluh karena bau menyengat membuat pembeli "
    "menjauh. Dinas Lingkungan Hidup berjanji menambah dua truk pengangkut dan menggandeng bank sampah warga mulai Rabu depan. "
    "Warga berharap jadwal pengangkutan ditempel di setiap lapak agar mudah diawasi."
)
WATER = (
    "Sepuluh dusun di perbukitan kesulitan air bersih pada musim kemarau. Warga berjalan dua kilometer menuju mata air untuk "
    "mengisi jeriken. Perusahaan daerah air minum mengirim tangki setiap pagi, tetapi jumlahnya jauh dari cukup. Kepala desa "
    "meminta sumur bor dibangun sebelum tahun ajaran baru dimulai."
)
SCHOOL = (
    "Empat sekolah dasar di kepulauan mendapat perahu antar jemput dari hasil urunan alumni. Sebelumnya murid menumpang kapal "
    "nelayan yang berangkat terlalu pagi. Guru kelas enam menyebut kehadiran siswa naik sejak perahu beroperasi. Dinas "
    "Perhubungan akan memeriksa kelaikan perahu dan melatih juru mudinya."
)
STORIES = {"stunting": HEALTH, "sampah": WASTE, "air": WATER, "perahu": SCHOOL}


def record(name: str, date: str = "2024-02-05", outlet: str = "Contoh Pos", text: str | None = None) -> dict[str, str]:
    """Return one record, about one of the four stories."""
    return {"judul": f"Berita tentang {name}", "isi": text or STORIES[name], "tanggal": date, "media": outlet}


def different(count: int) -> list[dict[str, str]]:
    """Return records that no two outlets would tell alike."""
    numbers = [
        " ".join(f"Kalimat {word} ke-{number * 31 + at} menyebut perkara {word}{number}." for at, word in enumerate("abcdefgh"))
        for number in range(count)
    ]
    return [
        {"judul": f"Kabar {number}", "isi": f"{text} Semuanya dicatat oleh petugas nomor {number}.", "tanggal": "2024-01-01"}
        for number, text in enumerate(numbers)
    ]


def lines(path: Path, records: list[dict[str, str]]) -> str:
    """Write records as JSON lines, and return the path."""
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return str(path)


def added(folder: Path, *paths: str, jobs: int = 1, **limits: float) -> tuple[Archive, Account]:
    """Add the paths to the archive in a folder."""
    archive = Archive.make(folder)
    settings = Settings().changed("limits", jobs=jobs, **limits)
    return archive, add(archive, paths, settings, AddOptions())
