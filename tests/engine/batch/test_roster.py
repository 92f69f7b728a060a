"""The list of offices: read as offices keep it, answered by the plans of the batch."""

from __future__ import annotations

import pytest

from telaah.engine.batch.roster import read_roster
from telaah.errors import UsageError
from tests.engine.batch.make import checked, plan

OWN = {"Menurunnya kemiskinan ekstrem di perdesaan": "Pelatihan keterampilan kerja"}


def read(tmp_path, content, encoding="utf-8"):
    (tmp_path / "opd.csv").write_bytes(content.encode(encoding))
    return [(o.line, o.name, o.region, o.short) for o in read_roster(str(tmp_path / "opd.csv")).offices]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("No,Nama OPD,Kabupaten/Kota,Singkatan\n1,Dinas Sosial,Kab. A,Dinsos\n", "utf-8"),
        ("No;Nama Perangkat Daerah;Daerah;Akronim\r\n1;Dinas Sosial;Kab. A;Dinsos\r\n", "utf-8-sig"),
        ("office\tregion\tabbreviation\nDinas Sosial\tKab. A\tDinsos\n", "utf-16"),
        ('sep=;\nINSTANSI;WILAYAH;SINGKATAN\n"Dinas  Sosial";Kab. A;Dinsos\n', "cp1252"),
    ],
)
def test_columns_are_found_by_their_headings(tmp_path, content, encoding):
    ((_, *office),) = read(tmp_path, content, encoding)
    assert office == ["Dinas Sosial", "Kab. A", "Dinsos"]


def test_a_list_without_headings(tmp_path):
    assert read(tmp_path, "1;Dinas Sosial\n2;Dinas Kesehatan\n") == [
        (1, "Dinas Sosial", None, None),
        (2, "Dinas Kesehatan", None, None),
    ]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path):
    lines = read(tmp_path, 'Nama,Daerah\n\n"Dinas\nSosial",Kab. A\nDinas Kesehatan,Kab. A\nDinas Sosial,Kab. A\n')
    assert [(line, name) for line, name, _, _ in lines] == [(4, "Dinas Sosial"), (5, "Dinas Kesehatan")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("Nama;Daerah\nDinas Sosial;A\n;B\n", "baris 3"),
        ("Nama;Daerah\n", "tidak memuat"),
        ("", "tidak memuat"),
        ("%PDF\x00\x01", "bukan CSV"),
    ],
)
def test_what_is_no_list_is_told_with_its_line(tmp_path, content, says):
    with pytest.raises(UsageError, match=says):
        read(tmp_path, content)


def test_a_list_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="tidak dapat dibaca"):
        read_roster(str(tmp_path / "tidak-ada.csv"))


def test_offices_with_and_without_a_plan(tmp_path):
    plan(tmp_path / "a.docx", "Dinas Sosial", OWN)
    plan(tmp_path / "b.docx", "Badan Perencanaan Pembangunan Daerah", OWN | {"Meningkatnya mutu data": "Pelatihan"})
    plan(tmp_path / "c.docx", "Dinas Perikanan", {"Meningkatnya produksi perikanan tangkap": "Alat"})
    plan(tmp_path / "d.docx", "Dinas Sosial", OWN, region="Kabupaten Lain Jaya")
    roster = tmp_path / "opd.csv"
    roster.write_text(
        "Nama OPD;Kabupaten\nDINAS SOSIAL;Kab. Contoh Jaya\nBappeda;Kab. Contoh Jaya\nDinas Kesehatan;Kab. Contoh Jaya\n",
        encoding="utf-8",
    )
    told = checked(*sorted(tmp_path.glob("*.docx")), roster=str(roster)).batch.roster
    assert [(office.name, [path[-6:] for path in office.paths]) for office in told.offices] == [
        ("DINAS SOSIAL", ["a.docx"]),
        ("Bappeda", ["b.docx"]),
        ("Dinas Kesehatan", []),
    ]
    assert [item.organisation for item in told.unlisted] == [
        "Dinas Perikanan Kabupaten Contoh Jaya",
        "Dinas Sosial Kabupaten Lain Jaya",
    ]


def test_a_single_plan_with_a_list(tmp_path):
    plan(tmp_path / "a.docx", "Dinas Sosial", OWN)
    (tmp_path / "opd.csv").write_text("Nama\nDinas Sosial\nDinas Kesehatan\n", encoding="utf-8")
    told = checked(tmp_path / "a.docx", roster=str(tmp_path / "opd.csv")).batch.roster
    assert [bool(office.paths) for office in told.offices] == [True, False]
