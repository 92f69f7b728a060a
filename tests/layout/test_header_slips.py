"""Header cells with slips of the pen are read as what they mean; words of the language are left alone."""

from __future__ import annotations

import pytest

from telaah.layout.columns import header_role, is_header_text, spelled
from telaah.layout.section_kinds import kind_of_title
from telaah.model.document import ColumnRole, SectionKind


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Indikaktor Kinerja", ColumnRole.INDIKATOR),
        ("Sasran", ColumnRole.SASARAN),
        ("Tujaun", ColumnRole.TUJUAN),
        ("TAGET TAHUN 2023", ColumnRole.TARGET),
        ("Sumbber Data", ColumnRole.SUMBER_DATA),
        ("Penangung Jawab", ColumnRole.PENANGGUNG_JAWAB),
    ],
)
def test_a_slip_of_one_letter_changes_no_role(text, role):
    assert header_role(text) is role
    assert is_header_text(text)


@pytest.mark.parametrize("text", ["Sarana", "Bahan", "Tumbuhan", "Meningkatnya mutu layanan"])
def test_a_word_of_the_language_is_no_slip(text):
    assert spelled(text) == text


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("STRATEGI DAN ARAH KEBIJKAN", SectionKind.STRATEGI),
        ("BAB IPENDAHULUAN", SectionKind.PENDAHULUAN),
        ("Saran", SectionKind.PENUTUP),
        ("Peningkatan Sarana Kantor", None),
    ],
)
def test_a_title_with_a_slip_is_known(title, kind):
    assert kind_of_title(title) is kind
