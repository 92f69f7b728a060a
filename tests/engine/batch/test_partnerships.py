"""KOL007 speaks only where the partner's own plan is there, whole, and knows nothing of it."""

from __future__ import annotations

import pytest

from telaah.model.finding import Severity
from tests.engine.batch.make import checked, codes, of, plan

STUNTING = {"Menurunnya prevalensi stunting pada balita": "Pendampingan keluarga berisiko bersama Dinas Sosial"}
POOR = {"Menurunnya kemiskinan ekstrem di perdesaan": "Pelatihan keterampilan kerja"}


def found(folder, **social):
    """Check Dinas Kesehatan, which names Dinas Sosial, beside a plan of Dinas Sosial."""
    plan(folder / "dinkes.docx", "Dinas Kesehatan", STUNTING)
    office, sasaran = social.pop("office", "Dinas Sosial"), social.pop("sasaran", POOR)
    plan(folder / "dinsos.docx", office, sasaran, **social)
    return checked(folder)


def test_a_partner_that_knows_nothing(tmp_path):
    result = found(tmp_path)
    (finding,) = [item for item in of(result, tmp_path / "dinkes.docx").findings if item.rule == "KOL007"]
    assert finding.severity is Severity.WARNING
    assert finding.preview
    assert finding.quote == "Pendampingan keluarga berisiko bersama Dinas Sosial"
    assert {item.path for item in finding.related} == {str(tmp_path / "dinsos.docx")}
    assert any("kemiskinan ekstrem" in item.quote for item in finding.related)
    assert "2 outcome" in finding.message
    assert "KOL007" not in codes(result, tmp_path / "dinsos.docx")
    (told,) = result.batch.one_sided
    assert (told.path, told.partner_path) == (str(tmp_path / "dinkes.docx"), str(tmp_path / "dinsos.docx"))


@pytest.mark.parametrize(
    "social",
    [
        {"more": "Bantuan pangan bagi keluarga disalurkan bekerja sama dengan Dinas Kesehatan."},
        {"more": "Data keluarga dipadankan bersama Dinkes."},
        {"sasaran": {"Menurunnya keluarga berisiko stunting yang miskin": "Bantuan pangan"}},
        {"region": "Kabupaten Lain Jaya"},
        {"period": "2019-2023"},
        {"office": "Dinas Perhubungan"},
    ],
    ids=["names_it", "names_it_in_short", "same_issue", "other_region", "other_years", "no_plan_of_the_partner"],
)
def test_silence_where_there_is_an_answer_or_no_plan_to_ask(tmp_path, social):
    assert "KOL007" not in codes(found(tmp_path, **social), tmp_path / "dinkes.docx")


def test_short_names_are_the_same_office(tmp_path):
    plan(
        tmp_path / "dinkes.docx", "Dinas Kesehatan", {"Menurunnya prevalensi stunting pada balita": "Pendampingan bersama Dinsos"}
    )
    plan(tmp_path / "dinsos.docx", "Dinas Sosial", POOR)
    assert "KOL007" in codes(checked(tmp_path), tmp_path / "dinkes.docx")


def test_one_finding_for_one_partner(tmp_path):
    sasaran = STUNTING | {"Menurunnya kematian ibu melahirkan": "Rujukan persalinan bersama Dinas Sosial"}
    plan(tmp_path / "dinkes.docx", "Dinas Kesehatan", sasaran)
    plan(tmp_path / "dinsos.docx", "Dinas Sosial", POOR)
    assert codes(checked(tmp_path), tmp_path / "dinkes.docx").count("KOL007") == 1


def test_a_duplicate_of_the_partner_s_plan_changes_nothing(tmp_path):
    found(tmp_path)
    (tmp_path / "dinsos lagi.docx").write_bytes((tmp_path / "dinsos.docx").read_bytes())
    assert codes(checked(tmp_path), tmp_path / "dinkes.docx").count("KOL007") == 1


def test_without_preview_rules_it_is_not_asked(tmp_path):
    from telaah.api import check
    from telaah.config import Settings

    found(tmp_path)
    result = check([tmp_path], settings=Settings().changed("rules", preview=False), in_process=True)
    assert "KOL007" not in codes(result, tmp_path / "dinkes.docx")
    assert result.batch.one_sided == ()
