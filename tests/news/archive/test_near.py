"""Near-duplicates: one press release in several outlets is one story, two stories are two."""

from __future__ import annotations

import pytest

from telaah.news.archive import near
from tests.news.archive import make

RETOLD = (
    make.HEALTH.replace("Senin", "Senin (5/2)").replace("bulan depan", "pekan depan").replace("dua belas desa", "belasan desa")
    + " Penandatanganan berlangsung di pendopo. (red)"
)


def families(*stories: tuple[str, str | None]) -> list[int]:
    found = near.Families([], 1)
    return [found.place(near.signature(text), near.day_of(date)) for text, date in stories]


def test_a_story_told_again_joins_the_first_and_others_stand_alone():
    assert families((make.HEALTH, None), (make.WASTE, None), (RETOLD, None), (make.WATER, None)) == [1, 2, 1, 4]


def test_texts_without_words_are_no_family():
    assert families(("", None), ("", None), ("...", None)) == [1, 2, 3]


@pytest.mark.parametrize(("date", "family"), [("2024-02-07", 1), ("2025-02-07", 2), (None, 1)])
def test_what_is_told_a_year_later_is_another_event(date, family):
    assert families((make.HEALTH, "2024-02-05"), (RETOLD, date)) == [1, family]


def test_the_earliest_of_a_family_stands_for_it_whenever_it_was_added(tmp_path):
    late = make.lines(tmp_path / "late.jsonl", [make.record("stunting", "2024-02-08"), make.record("air")])
    early = make.lines(tmp_path / "early.jsonl", [make.record("stunting", "2024-02-05", "Contoh Kini", RETOLD)])
    make.added(tmp_path / "arsip", late)
    archive, account = make.added(tmp_path / "arsip", early)
    assert account.grouped == 1
    rows = archive.connect().execute(
        "SELECT a.date, b.date FROM articles a LEFT JOIN articles b ON b.id = a.duplicate_of "
        "WHERE a.title LIKE '%stunting' ORDER BY 1"
    )
    assert rows.fetchall() == [("2024-02-05", None), ("2024-02-08", "2024-02-05")]


def test_families_are_found_in_joined_parts_too(tmp_path):
    found = near.Families([], 1)
    for folder, text in (("a", make.HEALTH), ("b", make.WASTE)):
        found.place(near.signature(text), near.day_of(None))
        (tmp_path / folder).mkdir()
        near.save(tmp_path / folder, found.fresh)
        found.written(tmp_path / folder)
    (tmp_path / "joined").mkdir()
    near.join(tmp_path / "joined", [tmp_path / "a", tmp_path / "b"])
    again = near.Families([near.Stored(tmp_path / "joined", 1)], 3)
    assert again.place(near.signature(RETOLD), near.day_of(None)) == 1
    assert again.place(near.signature(make.WASTE), near.day_of(None)) == 2
    assert again.place(near.signature(make.WATER), near.day_of(None)) == 5
