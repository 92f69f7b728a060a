"""What a batch tells stands in every report, and nothing in it comes alive."""

from __future__ import annotations

import csv
import io
import json
import shutil

import jsonschema
import pytest

from telaah.reports import render
from telaah.schema import FILE
from tests.engine.batch.make import checked, plan
from tests.engine.batch.samples import cut

LONG = "Meningkatnya keberdayaan pelaku usaha pengolahan hasil laut di wilayah pesisir selatan"


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    folder = tmp_path_factory.mktemp("berkas")
    stunting = {"Menurunnya prevalensi stunting pada balita": "Pendampingan keluarga berisiko bersama Dinas Sosial"}
    plan(folder / "dinkes.docx", "Dinas Kesehatan", stunting)
    plan(folder / "dinsos.docx", "Dinas Sosial", {"Menurunnya kemiskinan ekstrem di perdesaan": "Kerja", LONG: "Modal"})
    plan(folder / "diskan.docx", "Dinas Perikanan", {LONG: "Alat tangkap"})
    shutil.copy(folder / "diskan.docx", folder / "salinan.docx")
    (folder / "<b>notulen<b>.txt").write_text("NOTULEN RAPAT <script>alert(1)</script>\n\nPeserta hadir.\n", encoding="utf-8")
    cut("renstra-dlh-2025", folder / "dlh")
    (folder / "opd.csv").write_text("Nama;Kabupaten\nDinas Sosial;Kab. Contoh Jaya\nDinas Pendidikan;Kab. Contoh Jaya\n")
    return checked(folder, roster=str(folder / "opd.csv"))


def test_json_is_valid(result):
    plain = json.loads(render(result, "json", lang="id"))
    jsonschema.validate(plain, json.loads(FILE.read_text(encoding="utf-8")))
    assert {key: bool(value) for key, value in plain["batch"].items()} == dict.fromkeys(
        ("duplicates", "groups", "set_aside", "one_sided", "copies", "roster"), True
    )
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    one = {**schema["$defs"]["DocumentResult"], "$defs": schema["$defs"]}
    for line in render(result, "jsonl", lang="id").splitlines():
        jsonschema.validate(json.loads(line), one)


@pytest.mark.parametrize("format", ["text", "html"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_part_is_shown(result, format, lang):
    told = " ".join(render(result, format, lang=lang).split())
    titles = {
        "id": (
            "Perangkat daerah tanpa rencana",
            "Kemitraan sepihak",
            "Berkas ganda",
            "Bukan rencana",
            "Satu rencana dalam beberapa",
        ),
        "en": ("Offices without a plan", "One-sided partnerships", "Duplicates", "No plans", "One plan in several files"),
    }
    assert all(title in told for title in titles[lang])
    assert "Dinas Pendidikan" in told
    assert "KOL007" in told
    assert "RUN007" in told


def test_evidence_of_both_sides_stands_beside_the_finding(result):
    told = " ".join(render(result, "text", lang="id").split())
    assert "Pendampingan keluarga berisiko bersama Dinas Sosial" in told
    assert "“Menurunnya kemiskinan ekstrem di perdesaan”" in told


def test_what_files_are_called_does_not_come_alive(result):
    page = render(result, "html", lang="id")
    assert "<script" not in page
    assert "<b>notulen" not in page
    assert "&lt;b&gt;notulen" in page


def test_a_duplicate_has_no_lines_of_its_own_in_the_table(result):
    rows = list(csv.DictReader(io.StringIO(render(result, "csv", lang="id").lstrip("\ufeff"))))
    assert not [row for row in rows if row["path"].endswith("salinan.docx")]
    (one_sided,) = [row for row in rows if row["rule"] == "KOL007"]
    assert "dinsos.docx" in one_sided["related"]
    assert {row["part_of"] for row in rows if "/dlh/" in row["path"]} <= {r.part_of for r in result.documents if r.part_of}
    assert len(rows) == len(result.findings)


def test_other_files_of_a_plan_are_named_where_evidence_stands_there(result):
    ties = [t for d in result.documents for o in d.outcomes for t in (*o.collaborators, *o.data_sources) if t.path]
    assert ties
    told = " ".join(render(result, "text", lang="id").split())
    assert any(f"hlm. {tie.page} ({tie.path.rsplit('/', 1)[-1]})" in told for tie in ties)


def test_a_single_plan_has_no_overview(tmp_path):
    plan(tmp_path / "a.docx", "Dinas Sosial", {LONG: "Modal"})
    alone = checked(tmp_path / "a.docx")
    assert alone.batch is None
    assert "batch" not in json.loads(render(alone, "json", lang="id"))
    assert "Seluruh berkas" not in render(alone, "text", lang="id")
