"""What a sentence, list item or cell is: units, the plain rules, the model that ships, and the labels it is measured on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from telaah.ingest.plain import read_plain
from telaah.layout import understand_layout
from telaah.learned import real
from telaah.learned.linear import Linear
from telaah.learned.statement_rules import CLASSES, rule_answer
from telaah.learned.statement_units import Unit, units
from telaah.learned.statements import OutcomeScorer, StatementModel, features, statements
from telaah.model.document import Document, Section, SectionKind
from telaah.model.place import Place
from telaah.outcomes import find_outcomes

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "models" / "statement"
REAL = ROOT / "corpora" / "real"

PLAN = """RENCANA STRATEGIS
DINAS PERHUBUNGAN KABUPATEN RAWA KUNING
TAHUN 2025-2029

BAB IV
TUJUAN DAN SASARAN

Terminal desa belum dilayani angkutan. Jalan menuju terminal rusak sejak banjir tahun lalu.

Tujuan 1 : Meningkatkan mutu layanan angkutan desa

Sasaran yang hendak dicapai Dinas Perhubungan adalah :
1. Meningkatnya keselamatan penumpang angkutan desa;
2. Menurunnya waktu tunggu penumpang di terminal.
"""


def plan(text: str = PLAN) -> Document:
    pages, _ = read_plain(text.encode())
    read = understand_layout(Document("", "0", "txt", pages))
    return replace(read, sections=(Section(0, 1, "BAB IV", "TUJUAN DAN SASARAN", SectionKind.TUJUAN_SASARAN, 1, 0, len(pages)),))


@pytest.fixture(scope="module")
def model() -> StatementModel:
    return StatementModel.load(MODEL)


def test_units_are_sentences_and_items_with_what_stands_around_them() -> None:
    found = {unit.text: unit for unit in units(plan())}
    first, second = (next(u for t, u in found.items() if t.startswith(w)) for w in ("Terminal desa", "Jalan menuju"))
    assert first.text.endswith("angkutan.")
    assert (first.after, second.before) == (second.text, first.text)
    item = next(u for t, u in found.items() if "waktu tunggu" in t)
    assert item.block == "list_item"
    assert item.opening.startswith("Sasaran yang hendak dicapai")
    assert item.section == "tujuan_sasaran"
    page = plan().page(item.page)
    assert page.text[item.start : item.end] == item.text


@pytest.mark.parametrize(
    ("unit", "label"),
    [
        (Unit("Meningkatnya keselamatan penumpang", block="cell", role="sasaran"), "own"),
        (Unit("Meningkatnya keselamatan penumpang", block="cell", role="sasaran", foreign=True), "quoted"),
        (Unit("Persentase halte yang layak", block="cell", role="sasaran"), "indicator"),
        (Unit("Tersedianya 12 halte", block="cell", role="indikator"), "output"),
        (Unit("Dinas Kesehatan", block="cell", role="pendukung"), "collab"),
        (Unit("Peraturan Daerah Nomor 4 Tahun 2019 tentang Terminal;", block="list_item"), "legal"),
        (Unit("Masih kurangnya rambu di jalan desa"), "problem"),
        (Unit("Seksi Angkutan mempunyai tugas menyiapkan izin trayek."), "duty"),
        (Unit("Sumber: catatan terminal", block="note"), "source"),
        (Unit("Strategi yang dipilih adalah sebagai berikut:"), "other"),
        (Unit("Untuk itu perlu bekerja sama dengan desa di sekitar terminal."), "collab"),
    ],
)
def test_plain_rules_read_column_section_and_cues(unit: Unit, label: str) -> None:
    assert rule_answer(unit) == label


def test_features_tell_column_and_words_and_are_the_same_each_time() -> None:
    unit = Unit("Meningkatnya keselamatan 12,5 persen", block="cell", role="sasaran", header="Sasaran Balai")
    found = features(unit)
    assert {"role:sasaran", "rule:own", "w:#n", "header-w:balai", "cue:condition"} <= set(found)
    assert found == features(replace(unit, page=9, start=70, end=90))
    assert found != features(replace(unit, role="strategi"))


def test_the_model_that_ships_knows_clear_cases_and_all_classes(model: StatementModel) -> None:
    assert model.linear.classes == CLASSES
    clear = {
        "legal": Unit(
            "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;", block="list_item", section="landasan_hukum"
        ),
        "own": Unit(
            "Meningkatnya keselamatan penumpang", block="cell", role="sasaran", header="Sasaran", section="tujuan_sasaran"
        ),
        "indicator": Unit(
            "Persentase halte yang layak", block="cell", role="indikator", header="Indikator", section="tujuan_sasaran"
        ),
        "activity": Unit("Penyediaan jasa surat menyurat", block="cell", role="program", header="Kegiatan", section="program"),
    }
    for label, unit in clear.items():
        answer = model.answer(unit)
        assert answer is not None
        assert answer.label == label
    spread = next(model.probabilities([Unit("halaman berikutnya menurut bagian")]))
    assert sum(spread.values()) == pytest.approx(1.0, abs=1e-4)


def test_the_model_abstains_below_its_threshold(model: StatementModel) -> None:
    shy = StatementModel(replace(model.linear, threshold=1.01))
    assert shy.answer(Unit("Meningkatnya keselamatan penumpang", block="cell", role="sasaran")) is None


class Always(StatementModel):
    """Takes everything for a strategy."""

    def shares(self, shown):
        return (dict.fromkeys(CLASSES, 0.0) | {"strategy": 1.0} for _ in shown)


def test_a_scorer_drops_candidates_of_lists_and_leaves_tables_alone() -> None:
    document = plan()
    found = find_outcomes(document)
    assert [o.id for o in found] == ["T1", "S1", "S2"]
    sure = Always(Linear(CLASSES, (), None, None, threshold=0.9))
    assert find_outcomes(document, OutcomeScorer(sure)) == ()
    asked = {"level": "sasaran", "section": "", "header": "", "document": document, "place": Place(1, None, 0, 5)}
    assert OutcomeScorer(sure).score("Meningkatnya mutu", source="table", **asked) is None
    assert OutcomeScorer(sure).score("Meningkatnya mutu", source="list", **asked) == 0.0


def test_every_unit_of_a_document_gets_an_answer_or_none() -> None:
    told = list(statements(plan()))
    assert [unit.text for unit, _ in told] == [unit.text for unit in units(plan())]
    assert any(answer is not None for _, answer in told)


def test_what_announces_a_list_decides_what_its_items_are(model: StatementModel) -> None:
    item = "Penguatan data angkutan desa di setiap kecamatan"
    labels = {}
    for opening in ("Permasalahan yang dihadapi adalah:", "Strategi yang ditempuh adalah:"):
        given = [
            Unit(opening, page=3),
            *(Unit(text, page=3, block="list_item", marker="1.") for text in (item, "Penataan trayek")),
        ]
        likely = list(model.probabilities(given))[1]
        labels[opening] = likely
    first, second = labels.values()
    assert first["problem"] > second["problem"]
    assert second["strategy"] > first["strategy"]


def test_labels_keep_offices_apart() -> None:
    entries = list(real.labels(REAL / "statements.jsonl"))
    offices = real.offices(REAL)
    assert len({(e["doc"], e["key"]) for e in entries}) == len(entries)
    for part in ("train", "test"):
        here = [e for e in entries if e["part"] == part]
        assert len(here) >= 1500
        assert {offices[e["doc"]].part for e in here if not e.get("extra")} == {part}
    assert {offices[e["doc"]].part for e in entries if e.get("extra")} == {"skip"}
    train = {offices[e["doc"]].office for e in entries if e["part"] == "train"}
    assert not train & {offices[e["doc"]].office for e in entries if e["part"] == "test"}


def test_the_card_shows_what_was_measured() -> None:
    measured = json.loads((MODEL / "metrics.json").read_text(encoding="utf-8"))["test"]["sound"]
    card = (MODEL / "README.md").read_text(encoding="utf-8")
    for who in ("rules", "rules_whole", "model"):
        assert f"{measured[who]['macro_f1']:.3f} ({measured[who]['macro_interval'][0]:.3f}" in card
    assert set(measured["model"]["classes"]) == set(CLASSES)
    assert sum(file.stat().st_size for file in MODEL.iterdir() if file.is_file()) < 3_000_000
