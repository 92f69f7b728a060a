"""What header cells say about their columns."""

from __future__ import annotations

import pytest

from telaah.layout.columns import column_key, column_role, header_role, is_header_text
from telaah.layout.columns_content import Sample, assign_columns
from telaah.lexicons.columns import load_header_words


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sasa ran", "sasaran"),
        ("Kelompok Sasaran", "kelompok_sasaran"),
        ("NSPK dan Sasaran RPJMD yang relevan", "tujuan_atasan"),
        ("Indikator Tujuan/Sasaran", "indikator"),
        ("Indikator Kinerja Program (outcome)/Kegiatan (output)", "indikator_program"),
        ("Program / Kegiatan / Sub Kegiatan", "program"),
        ("Target program dan kegiatan (Renja PD Tahun 2021)", "target"),
        ("Unit Kerja Perangkat Daerah Penanggung jawab", "penanggung_jawab"),
        ("Mitra Perangkat Daerah", "pendukung"),
        ("Sumber Dana", "sumber_dana"),
        ("SUMBER DATA", "sumber_data"),
        ("Formulasi/ Rumus Perhitungan", "formula"),
        ("Data Capaian pada Tahun Awal Perencanaan", "baseline"),
        ("Realisasi Capaian Tahun ke-", "realisasi"),
        ("Indikatr Kinerja", "indikator"),
        ("2024", None),
    ],
)
def test_the_role_of_one_header_cell(text: str, role: str | None) -> None:
    assert header_role(text) == role


@pytest.mark.parametrize(
    ("path", "role", "key"),
    [
        (["Target Kinerja Program dan Kerangka Pendanaan", "2022", "Target"], "target", "2022"),
        (["Target Kinerja Program dan Kerangka Pendanaan", "Tahun 1", "(Rp.)"], "pagu", "1"),
        (["Kondisi Kinerja pada akhir periode RPJMD"], "target", "akhir"),
        (["Target Akhir Rencana Strategis (2030)"], "target", "akhir"),
        (["Target Tahun", "2030"], "target", "2030"),
        (["Tahun 2016", "Realisasi"], "realisasi", "2016"),
        (["Realisasi Capaian Tahun ke", "III"], "realisasi", "3"),
        (["Target Kinerja pada Tahun Ke", "Awal"], "baseline", None),
        (["Kondisi Awal", "Target"], "baseline", None),
        (["Baseline 2024"], "baseline", "2024"),
        (["RPJMD", "Sasaran"], "tujuan_atasan", None),
        (["Anggaran", "Target"], "pagu", None),
        (["Target", "Triwulan II"], "lain", None),
        (["Prakiraan Maju (Ribuan)"], "pagu", None),
    ],
)
def test_the_role_and_key_of_a_column(path: list[str], role: str, key: str | None) -> None:
    assert (column_role(path), column_key(path)) == (role, key)


@pytest.mark.parametrize("text", ["Tujuan", "Indika tor Kinerja", "Sumber Data", "Kondisi Kinerja pada awal periode RPJMD"])
def test_headers_are_headers(text: str) -> None:
    assert is_header_text(text)


@pytest.mark.parametrize(
    "text",
    ["Meningkatnya kinerja program", "Persentase penurunan pelanggaran", "Program Pelayanan Administrasi Perkantoran", "100%"],
)
def test_statements_are_no_headers(text: str) -> None:
    assert not is_header_text(text)


def _columns(
    *paths: tuple[str, ...], title: str = "", cells: dict[int, tuple[str, ...]] | None = None
) -> list[tuple[str, str | None]]:
    samples = [Sample((cells or {}).get(k, ())) for k in range(len(paths))]
    return [(str(c.role), c.key) for c in assign_columns(paths, samples, title)]


def test_a_year_printed_twice_is_read_from_its_place() -> None:
    group = "Target Tahunan"
    years = [(group, y) for y in ("2014", "2015")] + [(group,), (group, "2014"), (group, "2015")]
    found = _columns(("Sasaran",), ("Indikator Kinerja",), *years)
    assert [key for _, key in found[2:]] == ["2014", "2015", "2016", "2017", "2018"]


def test_bare_years_are_targets_in_a_target_table_and_realised_in_a_report() -> None:
    paths = (("Indikator",), ("2024",), ("2025",))
    assert _columns(*paths, title="Indikator Kinerja Utama")[1:] == [("target", "2024"), ("target", "2025")]
    assert _columns(*paths, title="Realisasi Kinerja")[1:] == [("realisasi", "2024"), ("realisasi", "2025")]


def test_a_bare_year_between_baseline_and_targets_is_a_target() -> None:
    found = _columns(("Indikator",), ("Baseline 2024",), ("2025",), ("Target", "2026"), ("Target", "2027"))
    assert found[2] == ("target", "2025")


def test_one_achieved_year_before_the_targets_is_the_baseline() -> None:
    found = _columns(("Indikator",), ("Capaian 2020",), ("Target", "2021"), ("Target", "2022"))
    assert found[1] == ("baseline", "2020")


def test_a_shared_header_tells_numbering_from_text() -> None:
    cells = {0: ("1", "2"), 1: ("Meningkatnya a", "Meningkatnya b")}
    assert _columns(("Sasaran",), ("Sasaran",), cells=cells) == [("nomor", None), ("sasaran", None)]


def test_columns_without_header_are_told_by_their_cells() -> None:
    cells = {0: ("1.", "2."), 1: ("Persentase a", "Jumlah b"), 2: ("%", "orang"), 3: ("1.200.000", "Rp 3.400.500,-")}
    assert [r for r, _ in _columns((), (), (), (), cells=cells)] == ["nomor", "lain", "satuan", "pagu"]


def test_every_phrase_of_the_lexicon_has_letters() -> None:
    words = load_header_words()
    assert all(phrase or role for phrase, role in words.exact.items())
    assert [len(p) for p, _ in words.contains] == sorted((len(p) for p, _ in words.contains), reverse=True)
