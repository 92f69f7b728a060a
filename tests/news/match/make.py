"""News and plans of an invented office, made here."""

from __future__ import annotations

from tests.news.archive import make

OFFICE = "Dinas Kesehatan Kabupaten Tanjung Contoh"
FILL = (
    "melati",
    "kenanga",
    "cempaka",
    "dahlia",
    "anggrek",
    "mawar",
    "teratai",
    "flamboyan",
    "bougenvil",
    "kamboja",
    "soka",
    "seruni",
)


def story(number: int, sentence: str, date: str = "2024-05-06", title: str = "Kabar dari Tanjung Contoh") -> dict[str, str]:
    """Return a record with one sentence that matters; the rest differs from story to story."""
    rest = " ".join(
        f"Baris {FILL[(number + at) % 12]}{number} memuat {FILL[(number * 5 + at * 7) % 12]}{number}{at} yang dicatat petugas."
        for at in range(8)
    )
    return {"judul": f"{title} {number}", "isi": f"{sentence} {rest}", "tanggal": date, "media": f"Contoh Pos {number}"}


def archive(folder, sentences, **options):
    """Return a connection to an archive with a story for each sentence (a text, or text and date)."""
    pairs = [(given, "2024-05-06") if isinstance(given, str) else given for given in sentences]
    records = [story(number, text, date, **options) for number, (text, date) in enumerate(pairs)]
    found, account = make.added(folder / "arsip", make.lines(folder / "berita.jsonl", records))
    assert account.added == len(records)
    return found.connect()


def document(collaborators=(), mentions=(), period=(2021, 2026), **changed):
    """Return a document of the JSON result, with one outcome."""
    outcome = {
        **{"id": "S1", "level": "sasaran", "text": "Menurunnya prevalensi stunting pada balita", "page": 7, "internal": False},
        "indicators": [
            {
                **{"text": "Prevalensi stunting", "unit": "%", "baseline": "24,6", "page": 8},
                "targets": {"2023": "20,0", "2024": "18,0", "2025": "16,0"},
            },
            {"text": "Angka kematian ibu", "unit": "per 100.000 KH", "baseline": "142", "targets": {"2024": "120"}, "page": 9},
        ],
        "collaborators": [
            {"text": name, "name": name, "class": cls, "grade": "direct", "generic": False, "page": 11, "quote": name}
            for name, cls in collaborators
        ],
        "data_sources": [],
    }
    return {
        **{"path": "renstra.pdf", "kind": "renstra", "organisation": OFFICE, "region": "Kabupaten Tanjung Contoh"},
        **{"period": list(period), "pages": 40, "outcomes": [outcome], "document_collaborators": []},
        "mentions": [{"type": "stakeholder", "text": name, "name": name, "class": "MASYARAKAT"} for name in mentions],
        **changed,
    }
