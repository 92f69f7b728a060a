"""Chapters of one plan are found and joined; two plans never are."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from telaah.engine.batch.card import Card
from telaah.engine.batch.groups import groups_of
from telaah.model.identity import DocumentKind
from tests.engine.batch.make import checked, of
from tests.engine.batch.samples import cut, sample

PLAIN = Card(
    path="",
    sha256="",
    format="pdf",
    kind=DocumentKind.RENSTRA,
    organisation="Dinas Sosial Kabupaten Contoh",
    region="Kabupaten Contoh",
    period=(2025, 2029),
    pages=9,
    unreadable=0,
    own_names=(),
    chapters=(),
    contents=False,
    excerpt=True,
    aside="",
    level="ok",
    letters="",
    sketch="",
    packed=b"",
)


def card(name, *chapters, **more):
    return replace(PLAIN, path=f"folder/{name}.pdf", sha256=name, chapters=chapters, **more)


def names(*cards):
    return [tuple(Path(path).stem for path in group) for group in groups_of(cards)]


SERIES = [card(f"Bab {number}", f"BAB {number}") for number in ("I", "II", "III")]


def test_files_called_after_their_chapters_are_one_plan():
    assert names(*reversed(SERIES)) == [("Bab I", "Bab II", "Bab III")]


def test_a_chapter_that_names_the_plan_before_it_belongs_to_the_series():
    odd = card("Bab IV", "BAB IV", organisation="Dinas Sosial Provinsi Lain", region=None, period=(2020, 2024))
    assert names(*SERIES, odd) == [("Bab I", "Bab II", "Bab III", "Bab IV")]


@pytest.mark.parametrize(
    "other",
    [
        {"kind": DocumentKind.RENJA},
        {"period": (2020, 2024)},
        {"organisation": "Dinas Kesehatan Kabupaten Contoh"},
        {"organisation": "Dinas Sosial Kota Contoh", "region": "Kota Contoh"},
        {"organisation": None},
        {"period": None},
        {"format": "docx"},
    ],
)
def test_files_that_disagree_are_not_joined(other):
    assert names(card("satu", "BAB I"), card("dua", "BAB II")) == [("satu", "dua")]
    assert names(card("satu", "BAB I"), card("dua", "BAB II", **other)) == []


def test_two_versions_of_a_chapter_join_nothing():
    assert names(card("satu", "BAB I"), card("dua", "BAB II"), card("dua lagi", "BAB II")) == []


def test_draft_and_final_files_are_not_mixed():
    assert names(card("bab 1 draft", "BAB I"), card("bab 2 final", "BAB II")) == []


def test_two_plans_in_one_folder_stay_two():
    renja = [card(f"renja bab {n}", f"BAB {n}", kind=DocumentKind.RENJA, period=(2026, 2026)) for n in (1, 2)]
    renstra = [card(f"renstra bab {n}", f"BAB {n}") for n in (1, 2, 3)]
    assert names(*renja, *renstra) == [
        ("renja bab 1", "renja bab 2"),
        ("renstra bab 1", "renstra bab 2", "renstra bab 3"),
    ]


def test_chapters_of_many_offices_called_alike_are_not_a_plan():
    offices = ("Dinas Sosial", "Dinas Kesehatan", "Inspektorat")
    many = [
        card(f"Bab {n}", f"BAB {n}", organisation=f"{office} Kabupaten Contoh")
        for n, office in zip((1, 2, 3), offices, strict=True)
    ]
    assert names(*many) == []


def test_files_in_other_folders_are_not_joined():
    assert names(card("satu", "BAB I"), replace(card("dua", "BAB II"), path="lain/dua.pdf")) == []


def test_a_whole_plan_is_no_chapter_of_another_file():
    assert names(card("lengkap", "BAB I", "BAB II", "BAB III", excerpt=False), card("bab 4", "BAB IV")) == []


def test_a_plan_in_chapters_is_judged_like_the_whole(tmp_path):
    """Partners stand in another file than the outcomes, and still are theirs."""
    whole = checked(sample("renstra-distan-2021")).documents[0]
    files = cut("renstra-distan-2021", tmp_path)
    result = checked(tmp_path)
    (group,) = result.batch.groups
    assert {part.path for part in group.parts} == {str(path) for path in files}
    assert group.organisation == whole.organisation

    def told(documents):
        return sorted((o.id, o.text, o.verdicts, len(o.collaborators)) for d in documents for o in d.outcomes)

    assert told(result.documents) == told([whole])
    assert sorted(f.rule for f in result.findings) == sorted(f.rule for f in whole.findings)
    elsewhere = [tie for d in result.documents for o in d.outcomes for tie in o.collaborators if tie.path]
    assert elsewhere
    for tie in elsewhere:
        assert tie.page <= of(result, tie.path).pages
    assert {document.part_of for document in result.documents} == {group.parts[0].path}


def test_alone_the_same_chapters_would_lack_what_stands_elsewhere(tmp_path):
    files = cut("renstra-distan-2021", tmp_path)
    alone = [checked(path).documents[0] for path in files]
    assert "LKP006" in {finding.rule for document in alone for finding in document.findings}
    assert "LKP006" not in {finding.rule for finding in checked(tmp_path).findings}


def test_places_of_every_file_are_its_own(tmp_path):
    cut("renstra-dlh-2025", tmp_path)
    for document in checked(tmp_path).documents:
        assert len(document.page_labels) == document.pages
        pages = [mention.page for mention in document.mentions]
        pages += [page for outcome in document.outcomes for page in outcome.pages]
        pages += [finding.page for finding in document.findings if finding.page and finding.path is None]
        assert all(1 <= page <= document.pages for page in pages)
        assert sum(document.page_states.values()) == document.pages


def test_plans_of_two_offices_cut_into_one_folder_stay_apart(tmp_path):
    first = cut("renstra-distan-2021", tmp_path, "distan bab {}.pdf")
    shutil.move(tmp_path / "cover.pdf", tmp_path / "distan cover.pdf")
    second = cut("renstra-dlh-2025", tmp_path, "dlh bab {}.pdf")
    groups = sorted(checked(tmp_path).batch.groups, key=lambda group: group.parts[-1].path)
    assert len(groups) == 2
    for group, files in zip(groups, (first, second), strict=True):
        chapters = {str(path) for path in files if "bab" in path.name}
        assert chapters <= {part.path for part in group.parts}
        assert len({part.path.split(" bab")[0] for part in group.parts if "bab" in part.path}) == 1
