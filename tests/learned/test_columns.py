"""The column model: features, what it may overrule, and how labels find their columns again."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from telaah.layout.columns_content import Sample, assign_columns
from telaah.layout.columns_reader import second_opinion
from telaah.learned.columns import GROUP_OF, ColumnModel, shape, table_features
from telaah.learned.linear import Linear
from telaah.learned.train_columns import Recorder, Seen, joined, label_line, variants
from telaah.model.document import ColumnRole, SectionKind
from telaah.model.table_view import TableView

MODEL = Path(__file__).resolve().parents[2] / "models" / "column"


def view_of(headers: list[tuple[str, ...]], cells: list[tuple[str, ...]], title: str = "") -> TableView:
    """Return a table with the rules' roles."""
    roles = [c.role for c in assign_columns(headers, [Sample(c) for c in cells], title)]
    return TableView(headers, cells, roles, title, SectionKind.EVALUASI)


def sure_of(role: ColumnRole) -> ColumnModel:
    """Return a model that says one role whatever it sees."""
    classes = ("lain", role.value)
    return ColumnModel(Linear(classes, (), np.zeros((0, 2), np.float32), np.asarray([0.0, 9.0], np.float32)))


def test_every_role_stands_in_a_group() -> None:
    assert set(GROUP_OF) == set(ColumnRole)


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("1.250.000.000", "money"),
        ("12,5 %", "percent"),
        ("1.02.02.2.01", "code"),
        ("a.", "mark"),
        ("71,2", "number"),
        ("12 dokumen", "amount"),
        ("-", "dash"),
        ("Persen", "unit"),
        ("DINAS PANGAN KOTA", "upper"),
        ("Meningkatnya mutu layanan gizi", "text"),
    ],
)
def test_shapes_of_cells(text: str, look: str) -> None:
    assert shape(text) == look


def test_features_know_header_cells_and_neighbours() -> None:
    view = view_of([("No",), ("Indikator",), ("Target", "2026")], [("1", "2"), ("Jumlah halte", "Angka laka"), ("12", "3")])
    first, second, third = table_features(view)
    assert first["running"] == 1.0
    assert second["leads=measure"] > 0.9
    assert second["right rule=target"] > 0
    assert third["above=target"] > 0


def test_tables_without_values_and_boxes_of_a_cascade_are_left_to_the_rules() -> None:
    boxes = view_of([(), ()], [("Tujuan 1 : Terwujudnya kota bersih",), ("Jumlah TPS",)])
    told = sure_of(ColumnRole.INDIKATOR).read(boxes)
    assert told == list(boxes.roles)
    bare = view_of([("Hal",), ("Uraian lanjut",)], [("Jumlah TPS",), ("Jumlah halte",)])
    assert ColumnRole.TARGET not in bare.roles
    told = sure_of(ColumnRole.INDIKATOR).read(bare)
    assert told == list(bare.roles)


def test_a_column_of_statements_stays_one() -> None:
    view = view_of([("Sasaran",), ("Target",)], [("Meningkatnya mutu gizi",), ("85",)])
    told = sure_of(ColumnRole.INDIKATOR).read(view)
    assert told[0] is ColumnRole.SASARAN


def test_no_value_is_traded_against_its_header() -> None:
    view = view_of([("Anggaran", "2023"), ("Realisasi", "I", "Rp")], [("10", "12"), ("9", "11")])
    told = sure_of(ColumnRole.REALISASI).read(view)
    assert told == [ColumnRole.PAGU, ColumnRole.REALISASI]


def test_a_standard_beside_targets_is_no_target() -> None:
    view = view_of([("Standar",), ("Target",)], [("90",), ("85",)])
    told = sure_of(ColumnRole.TARGET).read(view)
    assert told[0] is view.roles[0]


def test_a_changed_measure_gets_the_year_of_its_header() -> None:
    headers, cells = [("Fisik", "2024"), ("Target", "2024")], [("99,1", "100"), ("100", "100")]
    columns = assign_columns(headers, [Sample(c) for c in cells], "")
    assert columns[1].role is ColumnRole.TARGET
    column, _ = second_opinion(sure_of(ColumnRole.CAPAIAN), columns, headers, [Sample(c) for c in cells], ("", None))
    assert (column.role, column.key) == (ColumnRole.CAPAIAN, "2024")


def test_labels_find_their_columns_again_and_drop_what_changed() -> None:
    seen = Seen("0" * 12, 3, view_of([("No",), ("Indikator",)], [("1",), ("Jumlah halte",)]))
    other = Seen("0" * 12, 3, view_of([("No",), ("Uraian",)], [("1",), ("Jumlah halte",)]))
    lines = [label_line(seen, k, role) for k, role in enumerate((ColumnRole.NOMOR, ColumnRole.INDIKATOR))]
    assert all(isinstance(v, int) or " " not in v for line in lines for v in line.values())
    (found,) = joined(lines, [seen], {"0" * 12: "dinas"})
    assert found.roles == {0: ColumnRole.NOMOR, 1: ColumnRole.INDIKATOR}
    assert joined(lines, [other], {"0" * 12: "dinas"})[0].roles == {0: ColumnRole.NOMOR}


def test_variants_ask_the_rules_anew() -> None:
    def tell(paths: Sequence[tuple[str, ...]], cells: Sequence[Sequence[str]], title: str) -> list[ColumnRole]:
        return [c.role for c in assign_columns(paths, [Sample(tuple(c)) for c in cells], title)]

    shown = list(variants(view_of([("Target",), ("Satuan",)], [("naik 2 persen",), ("unit",)]), tell))
    bare = [view for view, _ in shown if not any(view.headers)]
    assert bare and all(view.roles[0] is ColumnRole.LAIN for view in bare)


def test_a_recorder_changes_nothing() -> None:
    recorder = Recorder()
    assert list(recorder.read(TableView([("No",)], [("1",)], [ColumnRole.NOMOR], "", SectionKind.LAIN))) == [ColumnRole.NOMOR]
    assert recorder.views[0].headers == [("No",)]


@pytest.mark.skipif(not (MODEL / "config.toml").is_file(), reason="no source tree")
def test_thresholds_in_use_are_those_that_were_measured() -> None:
    settings = tomllib.loads((MODEL / "config.toml").read_text(encoding="utf-8"))
    model = ColumnModel(Linear(("lain",), (), np.zeros((0, 1), np.float32), np.zeros(1, np.float32)))
    assert all(getattr(model, name) == settings[name] for name in ("firm", "silent", "cheap", "statement"))


@pytest.mark.skipif(not (MODEL / "linear.json").is_file(), reason="not trained")
def test_the_shipped_model_reads_what_the_rules_cannot() -> None:
    model = ColumnModel.load(MODEL)
    assert model is not None
    headers = [("No",), ("Program",), ("Pagu (Rp)",), ("Realisasi", "Rp"), ("Keu (%)",), ("Fisik (%)",)]
    cells = [("1", "2"), ("Program Irigasi", "Program Jalan"), ("1.200.000.000", "800.000.000"), ("1.100.000.000", "790.000.000")]
    view = view_of(headers, [*cells, ("91,67", "98,75"), ("100,00", "99,10")], "Realisasi Anggaran Tahun 2024")
    assert view.roles[5] is ColumnRole.LAIN
    told = model.read(view)
    assert told[4:] == [ColumnRole.CAPAIAN, ColumnRole.CAPAIAN]
    assert told[:4] == list(view.roles[:4])
