"""How a plan looks: drawn from its name's hash, or wished for by the header key ``layout``."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, replace

from corpora.plans.markup import Plan

A4, FOLIO, LETTER = (21.0, 29.7), (21.5, 33.0), (21.59, 27.94)
TITLES = {
    "renstra": ("RENCANA STRATEGIS", "RENCANA STRATEGIS (RENSTRA)", "Rencana Strategis Perangkat Daerah"),
    "renja": ("RENCANA KERJA", "RENCANA KERJA (RENJA)", "Rencana Kerja Perangkat Daerah"),
    "lkjip": ("LAPORAN KINERJA", "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)", "LAPORAN AKUNTABILITAS KINERJA INSTANSI PEMERINTAH"),
    "iku": ("INDIKATOR KINERJA UTAMA", "PENETAPAN INDIKATOR KINERJA UTAMA"),
    "perjanjian_kinerja": ("PERJANJIAN KINERJA", "DOKUMEN PERJANJIAN KINERJA"),
    "other": ("DOKUMEN PERENCANAAN", "DOKUMEN CASCADING KINERJA"),
}


@dataclass(frozen=True)
class Look:
    """Everything that differs from print to print."""

    name: str
    font: str = "LiberationSerif"
    size: float = 12
    leading: float = 1.5
    page: tuple[float, float] = A4
    margin: tuple[float, float, float, float] = (3.0, 2.5, 2.5, 2.5)
    """Left, right, top, bottom in cm."""
    justify: bool = True
    indent: float = 1.0
    bullet: str = ""
    """What is printed for "-"; empty: as written."""
    chapter_left: bool = False
    chapter_page: bool = True
    rules: str = "grid"
    """grid, horizontal, none, vertical (columns and frame, no lines between rows)."""
    rule_width: float = 0.6
    fill: str = ""
    header_ink: str = "000000"
    zebra: str = ""
    cell_size: float = 9
    middle: bool = False
    repeat_header: bool = True
    number_row: bool = False
    repeat_merged: bool = False
    tight: bool = False
    """Columns are not widened for their longest word: words break over lines."""
    caption_left: bool = False
    head: str = ""
    """Running head: "", title, office, both, ruled."""
    foot: str = "centre"
    """centre, dash, of, chapter, ruled, top, none."""
    wide: str = "landscape"
    """What becomes of wide tables: landscape, turned (text turned on a standing page), key (/Rotate), shrink."""
    lying: bool = False
    engine: str = "page"
    variant: int = 0


LOOKS = {
    look.name: look
    for look in (
        Look("resmi", fill="D9D9D9", number_row=True),
        Look("kantor", font="LiberationSans", size=11, leading=1.4, fill="2F5597", header_ink="FFFFFF", head="title", foot="ruled"),
        Look("garis", size=11, leading=1.35, justify=False, indent=0, rules="horizontal", head="ruled", foot="of", caption_left=True),
        Look("polos", font="LiberationSans", size=10.5, leading=1.35, indent=0, rules="none", foot="dash", cell_size=9.5),
        Look("rapat", font="LiberationSansNarrow", size=11, leading=1.15, margin=(2.0, 1.8, 1.8, 1.8), repeat_header=False, cell_size=8.5, tight=True,
             chapter_page=False, foot="centre"),
        Look("konsultan", font="DejaVuSans", size=9.5, leading=1.5, justify=False, indent=0, fill="548235", header_ink="FFFFFF", zebra="EAF1DD",
             chapter_left=True, caption_left=True, cell_size=8, foot="chapter", head="both", bullet="•"),
        Look("lama", font="DejaVuSerif", size=10, leading=1.6, rule_width=1.0, foot="top", cell_size=8, number_row=True, repeat_header=False),
        Look("lanskap", font="LiberationSans", size=11, leading=1.35, lying=True, fill="FFE699", head="office", foot="ruled", cell_size=9),
        Look("putar", size=12, leading=1.4, wide="turned", fill="BDD7EE", head="title", foot="centre"),
        Look("kunci", font="LiberationSans", size=11, leading=1.45, wide="key", fill="E7E6E6", foot="chapter", middle=True),
        Look("folio", page=FOLIO, size=12, leading=1.5, repeat_merged=True, number_row=True, fill="F2F2F2", foot="of", bullet="-"),
        Look("bingkai", font="LiberationSans", size=11, leading=1.3, rules="vertical", fill="C6E0B4", head="ruled", foot="centre", cell_size=8.5),
        Look("mesin", font="LiberationMono", size=10, leading=1.35, indent=0, justify=False, rules="grid", foot="dash", cell_size=7.5, repeat_header=False),
        Look("surat", page=LETTER, font="LiberationSerif", size=11.5, leading=1.25, chapter_page=False, rules="horizontal", fill="DDEBF7", foot="none",
             middle=True, caption_left=True),
    )
}  # fmt: skip
WISHES = {
    "lines-only": {"rules": "horizontal"}, "horizontal": {"rules": "horizontal"}, "unruled": {"rules": "none"}, "vertical": {"rules": "vertical"},
    "landscape": {"lying": True}, "turned": {"wide": "turned"}, "rotated": {"wide": "turned"}, "shaded": {"fill": "D9E2F3"},
    "folio": {"page": FOLIO}, "docx": {"engine": "word"}, "no-repeat": {"repeat_header": False}, "numbered": {"number_row": True},
    "merged-repeat": {"repeat_merged": True}, "narrow": {"tight": True}, "zebra": {"zebra": "F2F2F2"},
}  # fmt: skip


def look_of(plan: Plan) -> Look:
    """The look of a plan: a preset by the hash of its name, jitter by the same hash, then what its header wishes."""
    dice = random.Random(int(hashlib.sha256(plan.name.encode()).hexdigest(), 16))
    wish = plan.header.get("layout", "auto").casefold()
    names = sorted(LOOKS)
    named = [name for name in names if name in wish.replace(",", " ").split()]
    if "ruled" in wish.replace("unruled", "").split():
        names = [n for n in names if LOOKS[n].rules == "grid"]
    look = LOOKS[named[0] if named else dice.choice(names)]
    engine = "word" if dice.random() < 0.36 and look.font != "LiberationMono" else "page"
    look = replace(
        look,
        size=look.size + dice.choice((-0.5, 0, 0, 0.5)),
        cell_size=look.cell_size + dice.choice((-0.5, 0, 0, 0.5)),
        margin=tuple(round(m + dice.choice((-0.3, 0, 0.2)), 1) for m in look.margin),
        engine=engine,
        variant=dice.randrange(1000),
    )
    for word, change in WISHES.items():
        if word in wish:
            look = replace(look, **change)
    return replace(look, tight=look.tight and look.engine == "page")


def cover_lines(plan: Plan, look: Look) -> list[str]:
    """The lines of a title page that the source leaves to the printer."""
    titles = TITLES[plan.header["kind"]]
    first, last = plan.period
    years = f"TAHUN {first}" if first == last else f"TAHUN {first}-{last}" if look.variant % 2 else f"{first} – {last}"
    office = plan.header["organisation"]
    lines = [titles[look.variant % len(titles)], office.upper() if look.variant % 3 else office, years]
    if look.variant % 5 < 2:
        lines.insert(0, f"PEMERINTAH {plan.header['region'].upper()}")
    return lines


def running(plan: Plan) -> tuple[str, str]:
    """The running title and the office."""
    first, last = plan.period
    years = str(first) if first == last else f"{first}-{last}"
    short = {"renstra": "Renstra", "renja": "Renja", "lkjip": "LKjIP", "iku": "IKU", "perjanjian_kinerja": "Perjanjian Kinerja"}
    return f"{short.get(plan.header['kind'], 'Cascading')} {years}", plan.header["organisation"]


def header_grid(columns: list[tuple[str, ...]]) -> tuple[list[tuple[int, int, int, int, str]], int]:
    """Header cells as (first row, last row, first column, last column, text), and how many rows they take."""
    depth = max(len(c) for c in columns)
    cells = []
    for level in range(depth):
        c = 0
        while c < len(columns):
            parts = columns[c]
            last = c
            if level >= len(parts):
                c += 1
                continue
            final = level == len(parts) - 1
            if not final:
                while last + 1 < len(columns) and len(columns[last + 1]) > level + 1 and columns[last + 1][: level + 1] == parts[: level + 1]:
                    last += 1
            cells.append((level, depth - 1 if final else level, c, last, parts[level]))
            c = last + 1
    return cells, depth
