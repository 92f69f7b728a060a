"""Known findings: recorded by what they say, not by where it stands."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from telaah.cli import ExitStatus
from telaah.cli.check import exit_status
from telaah.config import Settings
from telaah.engine import baseline
from telaah.errors import UsageError
from telaah.model.finding import Severity
from telaah.model.identity import DocumentKind
from telaah.model.result import DocumentResult, DocumentStatus, Failure, FailureReason, FindingResult, Result


def finding(fingerprint: str, severity: Severity = Severity.ERROR, page: int = 3) -> FindingResult:
    return FindingResult("KOL001", severity, 0.9, fingerprint, "S1", page, None, "q", "m", "r")


def result(*findings: FindingResult, failures: tuple[Failure, ...] = ()) -> Result:
    document = DocumentResult(
        "a.pdf",
        "0",
        DocumentStatus.OK,
        (),
        DocumentKind.RENSTRA,
        "Dinas X",
        None,
        None,
        1,
        0,
        (),
        (),
        (),
        (),
        (),
        findings,
        (None,),
    )
    return Result("0.1.0", documents=(document,), failures=failures)


def test_what_was_recorded_is_known_also_on_another_page_and_what_is_new_is_not(tmp_path):
    path = tmp_path / "known.json"
    path.write_text(baseline.record(result(finding("a"), finding("b"))))
    marked = baseline.mark(result(finding("b", page=77), finding("c")), baseline.load(str(path)))
    assert [(item.fingerprint, item.known) for item in marked.findings] == [("b", True), ("c", False)]


def test_record_is_the_same_whatever_the_order():
    assert baseline.record(result(finding("a"), finding("b"))) == baseline.record(result(finding("b"), finding("a")))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"findings": []}', '{"telaah-baseline": 99, "findings": {}}', "\x00"])
def test_what_is_no_baseline_is_refused(tmp_path, text):
    path = tmp_path / "known.json"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"known\.json"):
        baseline.load(str(path))


def test_a_result_is_no_baseline(tmp_path):
    path = tmp_path / "result.json"
    path.write_text(json.dumps(result(finding("a")).to_dict()))
    with pytest.raises(UsageError):
        baseline.load(str(path))


@pytest.mark.parametrize(
    ("severity", "fail_on", "status"),
    [
        (Severity.ERROR, "error", ExitStatus.FINDINGS),
        (Severity.WARNING, "error", ExitStatus.CLEAN),
        (Severity.WARNING, "warning", ExitStatus.FINDINGS),
        (Severity.INFO, "warning", ExitStatus.CLEAN),
        (Severity.INFO, "info", ExitStatus.FINDINGS),
        (Severity.ERROR, "never", ExitStatus.CLEAN),
    ],
)
def test_exit_status_follows_the_severity(severity, fail_on, status):
    assert exit_status(result(finding("a", severity)), Settings().changed("rules", fail_on=fail_on)) is status


def test_known_findings_do_not_fail_and_failures_always_do():
    known = result(replace(finding("a"), known=True))
    assert exit_status(known, Settings()) is ExitStatus.CLEAN
    failed = result(finding("a"), failures=(Failure("b.pdf", FailureReason.DAMAGED),))
    assert exit_status(failed, Settings().changed("rules", fail_on="never")) is ExitStatus.FAILED
