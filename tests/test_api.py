"""The front door for Python."""

from __future__ import annotations

import doctest
import inspect

import pytest

import telaah
from telaah import api
from telaah.model.result import FailureReason, OutcomeResult

from .cli.conftest import make_pdf


@pytest.fixture
def plan(tmp_path):
    return make_pdf(tmp_path / "renstra.pdf")


def test_a_path_gives_a_result_with_outcomes_and_findings(plan):
    result = telaah.check(str(plan))
    assert isinstance(result, telaah.Result) and result.failures == ()
    assert result.outcomes[0].text == "Meningkatnya kesejahteraan penduduk miskin"
    assert {finding.rule for finding in result.findings} >= {"KOL001", "SBD001"}
    assert isinstance(result.outcomes[0], OutcomeResult)


@pytest.mark.parametrize(
    "as_given", [str, lambda path: path, lambda path: [path], lambda path: (str(path),), lambda path: path.parent]
)
def test_paths_may_be_given_in_any_form(plan, as_given):
    assert len(telaah.check(as_given(plan), in_process=True).documents) == 1


def test_in_process_and_in_workers_say_the_same(plan):
    assert telaah.check(plan, in_process=True).to_json() == telaah.check(plan).to_json()


def test_what_cannot_be_read_is_a_failure_not_an_exception(tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    result = telaah.check([tmp_path / "missing.pdf", tmp_path / "empty.pdf"], in_process=True)
    assert [failure.reason for failure in result.failures] == [FailureReason.NOT_FOUND, FailureReason.EMPTY]


def test_an_unexpected_fault_is_this_documents_failure_with_its_place(plan, tmp_path, monkeypatch):
    from telaah.engine import examine

    other = make_pdf(tmp_path / "other.pdf")
    understand = examine.understand

    def broken(document, correct, models):
        if document.path.endswith("other.pdf"):
            raise KeyError("no such thing")
        return understand(document, correct, models)

    monkeypatch.setattr(examine, "understand", broken)
    result = telaah.check([other, plan], in_process=True)
    assert [failure.reason for failure in result.failures] == [FailureReason.INTERNAL]
    assert "KeyError" in result.failures[0].detail and len(result.documents) == 1


def test_settings_are_an_argument(plan):
    settings = telaah.Settings().changed("rules", select=("SBD",))
    assert {finding.rule[:3] for finding in telaah.check(plan, settings=settings, in_process=True).findings} == {"SBD"}


def test_an_unknown_rule_is_an_error_at_the_start(plan):
    from telaah.errors import UsageError

    with pytest.raises(UsageError):
        telaah.check(plan, settings=telaah.Settings().changed("rules", select=("XYZ",)))


def test_examples_in_the_docstrings():
    assert doctest.testmod(api).failed == 0
    assert inspect.getdoc(telaah.check)
