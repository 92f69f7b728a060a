"""What all reports share: order, pages."""

from __future__ import annotations

from dataclasses import replace

from telaah.model.plan import Level, Verdict
from telaah.model.result import RejectedResult, SearchedResult, VerdictsResult
from telaah.reports import lists, view
from telaah.texts.interface import words

from .conftest import document, outcome, party


def make(identifier: str, level: Level, parent: str | None = None):
    return outcome(identifier, level, identifier, Verdict.NAMED, Verdict.NAMED, parent=parent)


def test_order_follows_parents():
    given = [
        make("P1", Level.PROGRAM, "S2"),
        make("S1", Level.SASARAN, "T1"),
        make("S2", Level.SASARAN, "T1"),
        make("T1", Level.TUJUAN),
    ]
    assert [item.id for item in view.in_order(given)] == ["T1", "S1", "S2", "P1"]


def test_order_loses_nothing_where_parents_are_wrong():
    given = [
        make("S1", Level.SASARAN, "S2"),
        make("S2", Level.SASARAN, "S1"),
        make("P1", Level.PROGRAM, "X9"),
        make("T1", Level.TUJUAN, "T1"),
    ]
    assert sorted(item.id for item in view.in_order(given)) == ["P1", "S1", "S2", "T1"]


def test_pages_are_told_as_ranges_and_cut_where_there_are_many():
    assert lists.page_list((5,), words("id")) == "hlm. 5"
    assert lists.page_list((3, 1, 2, 9), words("id")) == "hlm. 1–3, 9"
    assert lists.page_list(range(1, 40, 2), words("id"), most=2) == "hlm. 1, 3 dan 18 lagi"


def test_printed_number_is_told_where_it_differs():
    given = document(page_labels=("1", "ii"))
    assert view.page(given, 1, words("id")) == "hlm. 1"
    assert view.page(given, 2, words("id")) == "hlm. 2 (tercetak ii)"
    assert view.page(given, 99, words("id")) == "hlm. 99"


def test_a_party_under_one_name_is_told_once_with_all_its_places():
    first, second = party("Dinkes", 4, "bersama Dinkes", name="Dinas Kesehatan"), party("Dinas Kesehatan", 9, "Dinas Kesehatan")
    bound = (
        replace(make("S1", Level.SASARAN), collaborators=(first, second)),
        replace(make("S2", Level.SASARAN), collaborators=(first,)),
    )
    (named,) = view.parties(document(outcomes=bound, document_collaborators=()))
    assert named.name == "Dinas Kesehatan"
    assert [(place.tie.page, place.owners) for place in view.by_place(named)] == [(4, ("S1", "S2")), (9, ("S1",))]


def test_a_vague_passage_is_told_once_with_all_its_pages():
    given = document()
    (phrase,) = given.vague_collaboration
    same = replace(phrase, page=20, quote="Kerja  Sama lintas sektor")
    longer = replace(phrase, page=9, quote="kerja sama lintas sektor dan lintas program")
    other = replace(phrase, page=3, quote="melalui kemitraan")
    shown = view.vague(replace(given, vague_collaboration=(phrase, same, other, phrase)))
    assert shown == (view.Passage("kerja sama lintas sektor", (18, 20)), view.Passage("melalui kemitraan", (3,)))
    (whole,) = view.vague(replace(given, vague_collaboration=(phrase, longer)))
    assert whole == view.Passage("kerja sama lintas sektor dan lintas program", (9, 18))


def test_only_candidates_for_what_is_lacking_are_told_and_the_unbound_last():
    candidates = tuple(
        RejectedResult(text, 1, text, why, kind)
        for text, why, kind in (
            ("A", "tak_terikat", "collaborator"),
            ("B", "lalu", "collaborator"),
            ("C", "rujukan", "data_source"),
        )
    )
    given = replace(
        make("S1", Level.SASARAN),
        verdicts=VerdictsResult(Verdict.MISSING, Verdict.NAMED),
        searched=SearchedResult(rejected=candidates),
    )
    assert [item.text for item in view.refused(given)] == ["B", "A"]
    assert view.refused(replace(given, verdicts=None)) == ()


def test_a_plan_that_could_not_be_read_is_not_said_to_state_nothing():
    assert view.no_outcomes(document(pages=10, unreadable_pages=(1, 2, 3)), words("en")).startswith("Cannot be judged")
    assert view.no_outcomes(document(pages=10, unreadable_pages=(1,)), words("en")).startswith("No outcome")
