"""Which findings are told, and what the shell hears of them."""

from __future__ import annotations

import json

import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen import canvas


def findings(telaah, *arguments) -> list[dict]:
    done = telaah("check", "renstra.pdf", "--format", "json", *arguments)
    return json.loads(done.stdout)["documents"][0]["findings"]


def test_each_outcome_without_partner_and_source_has_its_two_findings(telaah, plan):
    result = json.loads(telaah("check", "renstra.pdf", "--format", "json").stdout)
    (document,) = result["documents"]
    assert [outcome["id"] for outcome in document["outcomes"]] == ["T1", "S1", "S2"]
    accused = {(finding["outcome"], finding["rule"]) for finding in document["findings"]}
    assert accused >= {(outcome, rule) for outcome in ("T1", "S1", "S2") for rule in ("KOL001", "SBD001")}
    assert all(outcome["searched"]["pages"] for outcome in document["outcomes"])
    assert {finding["rule"] for finding in document["findings"]} <= set(result["rules"])


def test_findings_carry_page_place_words_and_sentence(telaah, plan):
    for finding in findings(telaah, "--select", "KOL001"):
        assert finding["page"] == 3 and len(finding["bbox"]) == 4
        assert "Me" in finding["quote"] and finding["quote"][:20] in finding["message"]
        assert finding["recommendation"] and finding["fingerprint"] and 0 < finding["confidence"] <= 1


def test_finding_on_the_whole_document_quotes_its_title(telaah, plan):
    (finding,) = findings(telaah, "--select", "KOL006")
    assert (finding["outcome"], finding["page"]) == (None, 1)
    assert "RENCANA STRATEGIS" in finding["quote"]


def test_finding_on_a_page_without_words_points_to_that_page(telaah, tmp_path):
    scan = Image.new("L", (600, 800), 255)
    ImageDraw.Draw(scan).text((60, 60), "\n".join(["Meningkatnya mutu layanan kepada warga"] * 40), fill=0)
    sheet = canvas.Canvas(str(tmp_path / "renstra.pdf"))
    for _ in range(3):
        for row in range(20):
            sheet.drawString(70, 780 - 22 * row, "Rencana strategis disusun oleh Dinas Sosial Kabupaten Siak.")
        sheet.showPage()
    sheet.drawInlineImage(scan, 0, 0, 595, 842)
    sheet.save()
    (finding,) = findings(telaah, "--select", "LKP005", "--ocr", "never")
    assert (finding["page"], finding["quote"]) == (4, "") and "hlm. 4" in finding["message"]


def test_select_and_ignore_choose_by_code_and_beginning(telaah, plan):
    assert {finding["rule"] for finding in findings(telaah, "--select", "kol,SBD001")} == {"KOL001", "KOL006", "SBD001"}
    assert {finding["rule"] for finding in findings(telaah, "--select", "KOL", "--ignore", "KOL006")} == {"KOL001"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_is_none_is_refused(telaah, plan, option):
    done = telaah("check", "renstra.pdf", option, "XYZ")
    assert done.returncode == 2 and "XYZ" in done.stderr and done.stdout == ""


def test_severity_of_the_settings_file_is_used(telaah, plan, tmp_path):
    (tmp_path / "telaah.toml").write_text('[rules.severity]\nKOL001 = "info"\n')
    assert {finding["severity"] for finding in findings(telaah, "--select", "KOL001")} == {"info"}


def test_exit_status_says_how_it_ended(telaah, plan):
    assert telaah("check", "renstra.pdf").returncode == 1
    assert telaah("check", "renstra.pdf", "--fail-on", "never").returncode == 0
    assert telaah("check", "renstra.pdf", "--select", "KOL006").returncode == 0
    assert telaah("check", "renstra.pdf", "--select", "KOL006", "--fail-on", "info").returncode == 1
    assert telaah("check", "renstra.pdf", "missing.pdf", "--fail-on", "never").returncode == 2


def test_baseline_makes_findings_known_and_new_ones_still_count(telaah, plan):
    recorded = telaah("check", "renstra.pdf", "--select", "KOL", "--baseline", "known.json", "--write-baseline")
    assert recorded.returncode == 0
    assert telaah("check", "renstra.pdf", "--select", "KOL", "--baseline", "known.json").returncode == 0
    both = telaah("check", "renstra.pdf", "--select", "KOL,SBD", "--baseline", "known.json", "--format", "json")
    assert both.returncode == 1
    known = {finding["rule"]: finding["known"] for finding in json.loads(both.stdout)["documents"][0]["findings"]}
    assert known == {"KOL001": True, "KOL006": True, "SBD001": False}


def test_messages_come_in_the_language_asked_for(telaah, plan):
    indonesian, english = (findings(telaah, "--lang", lang)[-1]["message"] for lang in ("id", "en"))
    assert "belum" in indonesian and "names no" in english


def test_rule_lists_and_explains(telaah):
    listed = telaah("rule")
    assert listed.returncode == 0 and "KOL001" in listed.stdout and "SBD001" in listed.stdout
    assert "KOL001" not in telaah("rule", "SBD").stdout
    explained = telaah("rule", "kol001")
    assert "outcome-tanpa-mitra" in explained.stdout and "PermenPANRB" in explained.stdout
    assert telaah("rule", "KOL001", "--lang", "en").stdout != explained.stdout
    unknown = telaah("rule", "KOL999")
    assert unknown.returncode == 2 and "KOL999" in unknown.stderr
