"""The file of findings: a line each, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from telaah.reports import render
from telaah.text.safe import for_spreadsheet


def lines(result) -> list[dict[str, str]]:
    text = render(result, "csv", lang="id")
    assert text.startswith("\ufeff")  # spreadsheets take UTF-8 without it for another encoding
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_line_a_finding_with_the_outcome_that_it_is_about(result):
    found = lines(result)
    assert len(found) == len(result.findings)
    first = found[0]
    assert (first["rule"], first["severity"], first["outcome"], first["level"]) == ("KOL001", "error", "T1", "tujuan")
    assert (first["page"], first["page_label"], first["period"]) == ("12", "8", "2025-2029")


def test_finding_on_the_document_has_no_outcome(result):
    loose = next(line for line in lines(result) if line["rule"] == "LKP001")
    assert loose["outcome"] == loose["page"] == ""


def test_no_cell_is_a_formula(hostile):
    for line in lines(hostile):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line.values())
        assert line["quote"].startswith("'=HYPERLINK")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", " =1", "\u00a0=1", "＝1", "－1", "|calc"])
def test_what_a_spreadsheet_would_run_is_guarded(text):
    assert for_spreadsheet(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=b", "1-2", "Dinas @x"])
def test_other_text_stays(text):
    assert for_spreadsheet(text) == text
