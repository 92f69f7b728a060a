"""Files, folders and patterns: what is read, in which order, under which path."""

from __future__ import annotations

import pytest

from telaah.engine.inputs import find_inputs
from telaah.model.result import Failure, FailureReason


@pytest.fixture
def plans(tmp_path, monkeypatch):
    for name in (
        "b.pdf",
        "a.PDF",
        "sub/c.docx",
        "sub/deep/d.html",
        "notes.xlsx",
        ".hidden.pdf",
        ".git/e.pdf",
        "~$b.docx",
        "f[1].pdf",
    ):
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folder_is_walked_in_order_and_paths_begin_with_it_as_given(plans):
    found = find_inputs(["plans"])
    assert found.entries == ("plans/a.PDF", "plans/b.pdf", "plans/f[1].pdf", "plans/sub/c.docx", "plans/sub/deep/d.html")
    assert found.passed_over == 1


def test_pattern_is_expanded_in_order(plans):
    assert find_inputs(["plans/*.pdf"]).entries == ("plans/b.pdf", "plans/f[1].pdf")
    assert find_inputs(["plans/**/*.docx"]).entries == ("plans/sub/c.docx",)


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(plans):
    assert find_inputs(["plans/f[1].pdf"]).entries == ("plans/f[1].pdf",)


def test_a_file_named_twice_is_read_once_under_its_first_name(plans):
    assert find_inputs(["plans/b.pdf", "plans", "./plans/b.pdf"]).entries[0] == "plans/b.pdf"
    assert len(find_inputs(["plans/b.pdf", "./plans/b.pdf", plans / "plans" / "b.pdf"]).entries) == 1


def test_a_file_that_is_named_is_taken_whatever_it_is_called(plans):
    assert find_inputs(["plans/notes.xlsx", "plans/.hidden.pdf"]).entries == ("plans/notes.xlsx", "plans/.hidden.pdf")


@pytest.mark.parametrize("given", ["nowhere.pdf", "nowhere/*.pdf", "empty"])
def test_what_gives_no_file_is_a_failure_in_its_place(plans, given):
    first, second = find_inputs([given, "plans/b.pdf"]).entries
    assert isinstance(first, Failure) and (first.path, first.reason) == (given, FailureReason.NOT_FOUND)
    assert second == "plans/b.pdf"
