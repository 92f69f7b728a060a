"""Draw the units that are labelled by hand: python models/statement/sample.py train|test|more OUT.

First at random over the units of a part, at most ``PER_DOCUMENT`` of a document; then, for each class, units that where
they stand or a cue makes likely to be of it, at most ``SOUGHT_PER_DOCUMENT`` a class of a document. Nothing that rules or
models say is looked at. "more" drew test items a second time, for classes that the first had too few of: from the test
part, and from two plans more (``data.EXTRA_TEST``). The items marked "unsure" in the labels are the train part's of which a
first model was least sure; they cannot be drawn again without it. OUT holds the text and never enters the project.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

from data import EXTRA_TEST, Item, document_items, items

SEED = 20261125
RANDOM, PER_DOCUMENT = 500, 25
SOUGHT_PER_DOCUMENT = 24
_I = re.IGNORECASE
_CONDITION = re.compile(
    r"^\W*(?:\w{1,3}[.)]\s*)?(?:me|ter|ber|se)\w+nya\b|^\W*(?:\w{1,3}[.)]\s*)?(?:mewujudkan|"
    r"meningkatkan|terwujud)",
    _I,
)
_OUTPUT = re.compile(
    r"\b(?:tersedianya|terlaksananya|tersusunnya|terselenggaranya|terbangunnya|terfasilitasinya|terbayarnya|terpenuhinya|"
    r"terpeliharanya|terbentuknya|output|keluaran)\b",
    _I,
)
_ABOVE = re.compile(
    r"\b(?:misi|visi|rpjmd|rpjmn|rpjp|nawacita|gubernur|kementerian|k/l|renstra (?:provinsi|"
    r"kementerian))\b",
    _I,
)
_STRATEGY = re.compile(
    r"\b(?:strategi|arah(?:an)? kebijakan|kebijakan|upaya|langkah|tindak lanjut|solusi|rekomendasi|perlu|harus|"
    r"diharapkan|akan)\b",
    _I,
)
_PROBLEM = re.compile(
    r"\b(?:belum|kurang(?:nya)?|masih|rendahnya|terbatas(?:nya)?|keterbatasan|kendala|hambatan|permasalahan|masalah|"
    r"isu|tantangan|"
    r"lemahnya|tidak)\b",
    _I,
)
_LEGAL = re.compile(r"\b(?:undang\s?-?\s?undang|peraturan|keputusan|instruksi|permen\w+|perda|pergub|lembaran)\b", _I)
_DUTY = re.compile(r"\b(?:tugas|fungsi|tupoksi|kewenangan|susunan organisasi|membawahi|membawahkan|rincian tugas)\b", _I)
_COLLAB = re.compile(
    r"\b(?:bekerja\s?sama|kerja\s?sama|kemitraan|mitra|koordinasi|berkoordinasi|sinergi\w*|bersama|melibatkan|"
    r"keterlibatan|dukungan|"
    r"peran serta|partisipasi|lintas sektor|stakeholders?|instansi terkait|pihak|mou|swasta|dunia usaha|"
    r"perguruan tinggi|jejaring)\b",
    _I,
)
_SOURCE = re.compile(
    r"\b(?:sumber(?:\s+data)?\s*:|bersumber|berdasarkan (?:data|hasil|laporan)|data dari|menurut data|sumber data|"
    r"laporan \w+|bps|survei|survey|"
    r"rekapitulasi|diperoleh dari)\b",
    _I,
)
Finder = Callable[[Item], bool]


def _at(*sections: str) -> Finder:
    return lambda i: i.unit.section in sections and i.unit.block != "heading"


def _in(*roles: str) -> Finder:
    return lambda i: i.unit.role in roles


def _says(pattern: re.Pattern[str], *, cells: bool = True) -> Finder:
    return lambda i: bool(pattern.search(i.unit.text)) and (cells or i.unit.block != "cell")


def _listed(pattern: re.Pattern[str]) -> Finder:
    return lambda i: i.unit.block != "cell" and bool(pattern.search(f"{i.unit.opening} {i.unit.heading}"))


def _both(one: Finder, other: Finder) -> Finder:
    return lambda i: one(i) and other(i)


SOUGHT: tuple[tuple[str, int, tuple[Finder, ...]], ...] = (
    (
        "own",
        130,
        (
            _in("tujuan", "sasaran", "sasaran_program"),
            _both(_at("tujuan_sasaran", "perjanjian_kinerja", "evaluasi"), _says(_CONDITION, cells=False)),
        ),
    ),
    (
        "quoted",
        190,
        (
            _in("tujuan_atasan", "misi"),
            lambda i: i.unit.foreign,
            _at("visi_misi", "telaahan"),
            _both(_says(_ABOVE), _says(_CONDITION)),
            _says(_ABOVE, cells=False),
        ),
    ),
    ("output", 130, (_in("output"), _says(_OUTPUT))),
    ("activity", 60, (_in("program"), _says(re.compile(r"\b(?:dilaksanakan|dilakukan|melakukan|telah)\b", _I), cells=False))),
    (
        "indicator",
        50,
        (
            _in("indikator", "indikator_sasaran", "indikator_program", "formula"),
            _says(re.compile(r"\b(?:target|capaian|realisasi)\b", _I), cells=False),
        ),
    ),
    (
        "strategy",
        190,
        (
            _in("strategi", "arah_kebijakan"),
            _at("strategi"),
            _listed(_STRATEGY),
            _both(_at("penutup", "evaluasi", "isu_strategis"), _says(_STRATEGY, cells=False)),
        ),
    ),
    (
        "problem",
        150,
        (_in("permasalahan", "isu"), _at("permasalahan", "isu_strategis", "tantangan_peluang"), _says(_PROBLEM, cells=False)),
    ),
    ("legal", 110, (_both(_at("landasan_hukum"), _says(_LEGAL)), _says(_LEGAL, cells=False))),
    ("duty", 120, (_at("tupoksi"), _says(_DUTY, cells=False), _listed(_DUTY))),
    ("collab", 220, (_in("pendukung", "peran"), _at("mitra"), _says(_COLLAB, cells=False), _says(_COLLAB))),
    ("source", 150, (_in("sumber_data"), lambda i: i.unit.block == "note", _says(_SOURCE))),
)
MORE = {"quoted": 90, "duty": 60, "collab": 30, "strategy": 40, "source": 20}
EXTRA = {"collab": 130, "duty": 50, "source": 50, "quoted": 60, "strategy": 30}


def draw(pool: Iterable[Item]) -> list[tuple[str, Item]]:
    """Return the drawn items with how each was drawn."""
    left = list(pool)
    random.Random(SEED).shuffle(left)
    taken: dict[tuple[str, str], tuple[str, Item]] = {}
    offices = set()
    counts: Counter[str] = Counter()
    for item in left:
        if len(taken) < RANDOM and counts[item.doc] < PER_DOCUMENT:
            counts[item.doc] += 1
            taken[item.doc, item.key] = ("random", item)
            offices.add((item.office, item.key))
    for name, most, finders in SOUGHT:
        counts, got = Counter(), 0
        for finder in finders:
            share = 0
            for item in left:
                if got >= most or share >= max(40, most * 2 // 3):
                    break
                if counts[item.doc] >= SOUGHT_PER_DOCUMENT or (item.office, item.key) in offices or not finder(item):
                    continue
                counts[item.doc] += 1
                got += 1
                share += 1
                offices.add((item.office, item.key))
                taken[item.doc, item.key] = (name, item)
    return in_order(taken.values())


def draw_more(pool: Iterable[Item], at_random: int, most: dict[str, int], of_document: int) -> list[tuple[str, Item]]:
    """Return further items: so many of each document at random, then of each class."""
    left = list(pool)
    random.Random(SEED + 1).shuffle(left)
    taken: dict[tuple[str, str], tuple[str, Item]] = {}
    offices = set()
    counts: Counter[str] = Counter()
    for item in left:
        if counts[item.doc] < at_random:
            counts[item.doc] += 1
            taken[item.doc, item.key] = ("random", item)
            offices.add((item.office, item.key))
    sought = {name: finders for name, _, finders in SOUGHT}
    for name, wanted in most.items():
        counts, got = Counter(), 0
        for finder in sought[name][:3]:
            for item in left:
                if got < wanted and counts[item.doc] < of_document and (item.office, item.key) not in offices and finder(item):
                    counts[item.doc] += 1
                    got += 1
                    offices.add((item.office, item.key))
                    taken[item.doc, item.key] = (name, item)
    return in_order(taken.values())


def in_order(taken: Iterable[tuple[str, Item]]) -> list[tuple[str, Item]]:
    """Return drawn items in the order in which they are read."""
    return sorted(taken, key=lambda pair: (pair[1].doc, pair[1].unit.block == "cell", pair[1].unit.page, pair[1].unit.start))


def drawn(part: str) -> list[tuple[str, Item]]:
    """Return what is to be labelled of a part."""
    if part != "more":
        return draw(items(part))
    before = {(item.doc, item.key) for _, item in draw(items("test"))}
    again = [item for item in items("test") if (item.doc, item.key) not in before]
    extra = [item for doc in EXTRA_TEST for item in document_items(doc, "text")]
    return [*draw_more(again, 0, MORE, 30), *draw_more(extra, 60, EXTRA, 70)]


def main() -> None:
    """Write what is to be labelled."""
    part, out = sys.argv[1], Path(sys.argv[2])
    rows = [{"doc": i.doc, "office": i.office, "key": i.key, "how": how, "unit": asdict(i.unit)} for how, i in drawn(part)]
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
