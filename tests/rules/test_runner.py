"""Selection, severity, silences, fingerprints, rules that fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from telaah.errors import UsageError
from telaah.model.finding import Severity
from telaah.rules import Selection, run_rules, selected
from telaah.rules.kolaborasi.kol001_outcome_tanpa_mitra import OutcomeTanpaMitra
from telaah.rules.registry import rules
from tests.rules.build import build

ABOUT = {"kind": "renstra", "profile": "renstra-p86", "organisation": "Dinas A", "period": [2021, 2026]}


def outcome(identifier="S1", text="Menurunnya kemiskinan", page=3, **more):
    return {"id": identifier, "level": "sasaran", "text": text, "page": page, **more}


def plan(*outcomes, **case):
    return build(ABOUT, {"outcomes": list(outcomes) or [outcome()], **case})


def codes(run):
    return [finding.rule for finding in run.findings]


def test_select_and_ignore_take_codes_and_prefixes():
    assert codes(run_rules(plan(), Selection(select=("KOL", "SBD")))) == ["KOL001", "SBD001"]
    assert codes(run_rules(plan(), Selection(select=("kol001",)))) == ["KOL001"]
    assert codes(run_rules(plan(), Selection(select=("KOL", "SBD"), ignore=("SBD",)))) == ["KOL001"]


@pytest.mark.parametrize("code", ["XYZ", "KOL099", ""])
def test_unknown_codes_are_refused(code):
    with pytest.raises(UsageError):
        selected(Selection(ignore=(code,)))


def test_severity_can_be_set():
    (finding,) = run_rules(plan(), Selection(select=("KOL001",), severity={"KOL001": "info"})).findings
    assert finding.severity is Severity.INFO


def test_preview_rules_can_be_left_out(monkeypatch):
    from telaah.rules.base import RuleStatus

    monkeypatch.setattr(OutcomeTanpaMitra, "status", RuleStatus.PREVIEW)
    (finding,) = run_rules(plan(), Selection(select=("KOL001",))).findings
    assert finding.preview
    assert run_rules(plan(), Selection(select=("KOL001",), preview=False)).findings == ()


def test_a_silenced_rule_says_nothing_unless_it_runs_alone():
    columns, row = ["indikator", "baseline", "target:2022"], ["Angka kriminalitas", "", "-"]
    table = {"title": "Tabel", "page": 3, "columns": columns, "rows": [row]}
    case = {"indicators": [{"text": "Angka kriminalitas", "at": [[0, 0]]}]}
    both = plan(outcome(**case), tables=[table])
    assert codes(run_rules(both, Selection(select=("IND",)))) == ["IND002"]
    tie = {"outcome": "S1", "party": "ormas", "generic": True, "page": 3, "quote": "bersama ormas"}
    generic = plan(outcome(), ties=[tie])
    assert codes(run_rules(generic, Selection(select=("KOL",)))) == ["KOL010"]
    assert codes(run_rules(generic, Selection(select=("KOL005",)))) == ["KOL005"]


def test_an_excerpt_is_not_accused_of_each_chapter_that_it_lacks():
    about = {"kind": "lkjip", "profile": "lkjip", "organisation": "Dinas A", "period": [2024, 2024]}
    part = build(about, {"chapters": ["AKUNTABILITAS KINERJA", "PENUTUP"]})
    assert set(codes(run_rules(part, Selection(select=("LKP001",))))) == {"LKP001"}
    assert codes(run_rules(part, Selection(select=("LKP001", "LKP006")))) == ["LKP006"]


@pytest.mark.parametrize(("number", "found"), [("2.1.1", []), ("2.2", ["IND006"]), ("2.11", ["IND006"])])
def test_an_output_numbered_below_a_measure_serves_that_one(number, found):
    numbered = plan(
        outcome(indicators=[{"text": "2.1 Persentase garam bermutu"}, {"text": f"{number} Jumlah pelatihan petambak"}])
    )
    (stated,) = numbered.outcomes
    bare = tuple(replace(item, text=item.text.split(" ", 1)[1]) for item in stated.indicators)  # as outcomes are read
    numbered = replace(numbered, outcomes=(replace(stated, indicators=bare),))
    assert codes(run_rules(numbered, Selection(select=("IND006",)))) == found


def test_a_marked_item_is_below_the_number_above_it():
    measures = [{"text": "2.1 Persentase garam bermutu"}, {"text": "2.1.1 Mutu garam"}, {"text": "- Jumlah pelatihan petambak"}]
    marked = plan(outcome(indicators=measures))
    (stated,) = marked.outcomes
    bare = tuple(replace(item, text=item.text.split(" ", 1)[1]) for item in stated.indicators)
    run = run_rules(replace(marked, outcomes=(replace(stated, indicators=(bare[0], bare[2])),)), Selection(select=("IND006",)))
    assert codes(run) == []


def test_a_rule_that_throws_is_one_problem(monkeypatch):
    def fail(self, subject, plan):
        raise ValueError("oops")
        yield

    monkeypatch.setattr(OutcomeTanpaMitra, "check", fail)
    run = run_rules(plan(), Selection(select=("KOL", "SBD")))
    assert codes(run) == ["SBD001"]
    assert [(problem.reason, problem.page) for problem in run.problems] == [("rule_failed", None)]
    assert "KOL001" in run.problems[0].detail


def test_fingerprint_is_of_the_gap_and_not_of_its_page():
    first, moved = run_rules(plan()).findings, run_rules(plan(outcome(page=9))).findings
    assert [finding.fingerprint for finding in first] == [finding.fingerprint for finding in moved]
    reworded = run_rules(plan(outcome(text="Menurunnya  KEMISKINAN."))).findings
    assert [finding.fingerprint for finding in first] == [finding.fingerprint for finding in reworded]
    other = run_rules(plan(outcome(text="Menurunnya pengangguran"))).findings
    assert not {f.fingerprint for f in first if f.outcome} & {f.fingerprint for f in other if f.outcome}
    later = replace(plan().document, identity=replace(plan().document.identity, period=(2027, 2031)))
    assert first[0].fingerprint != run_rules(replace(plan(), document=later)).findings[0].fingerprint


def test_equal_fingerprints_are_told_apart_in_order():
    twice = plan(outcome("S1"), outcome("S2", page=8))
    prints = [finding.fingerprint for finding in run_rules(twice, Selection(select=("KOL001",))).findings]
    assert prints[1] == f"{prints[0]}-2"


def test_findings_stand_in_order_of_outcome_and_gravity():
    many = plan(outcome("T1", "Terselenggaranya promosi", 2), outcome("S1"), unreadable=[5])
    found = [(finding.outcome, finding.rule) for finding in run_rules(many).findings]
    assert found == [
        (None, "LKP005"),
        ("T1", "KOL001"),
        ("T1", "SBD001"),
        ("T1", "IND007"),
        ("S1", "KOL001"),
        ("S1", "SBD001"),
    ]


def test_every_missing_verdict_has_its_one_finding_and_no_other_verdict_has():
    refused = [
        {"outcome": "S2", "text": "instansi terkait", "why": "kabur", "page": 4, "quote": "instansi terkait"},
        {"outcome": "S3", "text": "laporan", "why": "sumber_umum", "page": 4, "quote": "laporan", "source": True},
    ]
    named = {"outcome": "S4", "party": "Dinas B", "page": 4, "quote": "bersama Dinas B"}
    some = plan(*(outcome(f"S{n}", f"Menurunnya {n}") for n in range(1, 5)), refused=refused, ties=[named])
    run = run_rules(some)
    missing = {"KOL001", "KOL002", "KOL003", "KOL004"}
    assert {f.outcome: f.rule for f in run.findings if f.rule in missing} == {"S1": "KOL001", "S2": "KOL002", "S3": "KOL001"}
    assert [f.outcome for f in run.findings if f.rule in {"SBD001", "SBD002"}] == ["S1", "S2", "S3", "S4"]


def test_no_outcomes_no_findings():
    assert run_rules(build(ABOUT, {"pages": {"1": "Kata pengantar"}})) == run_rules(build(ABOUT, {"pages": {"1": "Penutup"}}))


def test_codes_are_in_order():
    assert list(rules()) == sorted(rules())


def test_a_place_beyond_the_pages_quotes_nothing():
    from telaah.model.place import Place
    from telaah.rules.predicates import quotation

    assert quotation(plan().document, Place(99, None, 0, 5)) == ""


def test_a_long_cell_is_quoted_from_where_its_subject_begins():
    cell = "Sasaran 1 Terjaganya mutu air. " * 20 + "Indikator: 1. Indeks mutu air 2. Jumlah dokumen\nkajian sungai 3. Lain"
    from telaah.model.place import Place
    from telaah.rules.predicates import QUOTE, quotation

    document = plan(pages={"9": cell}).document
    whole = Place(9, None, 0, len(cell))
    assert quotation(document, whole, "Jumlah dokumen kajian sungai") == "Jumlah dokumen\nkajian sungai 3. Lain"
    assert quotation(document, whole, "Terjaganya mutu air") == quotation(document, whole, "tidak ada") == cell[:QUOTE].strip()
    assert quotation(document, whole) == cell[:QUOTE].strip()
