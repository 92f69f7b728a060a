"""A result with everything in it that a report shows, and with text that tries to get out of the report."""

from __future__ import annotations

import pytest

from telaah.model.finding import Severity
from telaah.model.identity import DocumentKind
from telaah.model.mention import MentionType, PartyClass, Role, Status
from telaah.model.place import Box
from telaah.model.plan import Grade, Level, Verdict
from telaah.model.result import (
    DocumentResult,
    DocumentStatus,
    Failure,
    FailureReason,
    FindingResult,
    IndicatorResult,
    MentionResult,
    OutcomeResult,
    PartyResult,
    ProblemResult,
    RejectedResult,
    Result,
    RuleResult,
    SearchedResult,
    SourceResult,
    VagueResult,
    VerdictsResult,
)

BOX = Box(70.0, 100.126, 300.0, 112.0)


def party(text: str, page: int, quote: str, **more) -> PartyResult:
    given = {"name": text, "cls": PartyClass.OPD, "grade": Grade.DIRECT, "generic": False, "bbox": BOX, "reason": "row"}
    return PartyResult(text=text, page=page, quote=quote, **{**given, "role": Role.MITRA, "status": Status.RENCANA, **more})


def source(text: str, page: int, quote: str, grade: Grade = Grade.DIRECT) -> SourceResult:
    return SourceResult(text, text, grade, page, quote, BOX, "source_column")


def outcome(identifier: str, level: Level, text: str, partner: Verdict, data: Verdict, **more) -> OutcomeResult:
    given = {"parent": None, "internal": False, "pages": (12,), "page": 12, "bbox": BOX, "section": "4.1 Tujuan dan Sasaran"}
    given["searched"] = SearchedResult(pages=(12, 13, 14, 20), sections=("4.1 Tujuan dan Sasaran",), tables=("Tabel 4.1",))
    return OutcomeResult(id=identifier, level=level, text=text, verdicts=VerdictsResult(partner, data), **{**given, **more})


def finding(rule: str, outcome: str | None, message: str, **more) -> FindingResult:
    given = {
        "severity": Severity.ERROR,
        "confidence": 0.9,
        "fingerprint": f"{rule}-{outcome}",
        "page": 12,
        "bbox": BOX,
        "quote": "",
    }
    return FindingResult(rule=rule, outcome=outcome, message=message, **{**given, "recommendation": "Sebutkan mitranya.", **more})


def document(**more) -> DocumentResult:
    named, missing = Verdict.NAMED, Verdict.MISSING
    measure = IndicatorResult("S1.1", "Prevalensi stunting", "%", "21,5", {"2026": "14"}, None, 12, (12,), BOX)
    given = {
        "path": "rencana/renstra.pdf",
        "sha256": "0" * 64,
        "status": DocumentStatus.PARTIAL,
        "problems": (ProblemResult(3, "scanned"), ProblemResult(4, "scanned")),
        "kind": DocumentKind.RENSTRA,
        "organisation": "Dinas Kesehatan Kabupaten Contoh",
        "region": "Kabupaten Contoh",
        "period": (2025, 2029),
        "pages": 30,
        "scanned_pages": 2,
        "unreadable_pages": (3, 4),
        "outcomes": (
            outcome(
                "P1",
                Level.PROGRAM,
                "Meningkatnya cakupan imunisasi",
                named,
                missing,
                parent="S1",
                collaborators=(party("Dinas Sosial", 14, "bersama Dinas Sosial"),),
            ),
            outcome(
                "S1",
                Level.SASARAN,
                "Menurunnya prevalensi stunting",
                missing,
                named,
                parent="T1",
                data_sources=(source("SSGI", 12, "SSGI"),),
                indicators=(measure,),
            ),
            outcome("S2", Level.SASARAN, "Meningkatnya nilai AKIP", missing, missing, internal=True),
            outcome(
                "T1",
                Level.TUJUAN,
                "Meningkatnya derajat kesehatan",
                missing,
                missing,
                searched=SearchedResult(
                    pages=(12,),
                    rejected=(RejectedResult("Kementerian Kesehatan", 5, "Renstra Kementerian Kesehatan", "rujukan"),),
                ),
            ),
        ),
        "document_collaborators": (party("PKK", 22, "melalui kader PKK", cls=PartyClass.MASYARAKAT, grade=Grade.DOCUMENT),),
        "document_data_sources": (),
        "vague_collaboration": (VagueResult(18, "lintas sektor", "kerja sama lintas sektor", BOX),),
        "mentions": (
            MentionResult(
                14,
                MentionType.STAKEHOLDER,
                PartyClass.OPD,
                Role.MITRA,
                Status.RENCANA,
                "Dinas Sosial",
                "Dinas Sosial",
                BOX,
                8,
                20,
            ),
        ),
        "findings": (
            finding("KOL001", "T1", "Tujuan T1 tidak menyebut mitra.", quote="Meningkatnya derajat kesehatan"),
            finding("KOL001", "S1", "Sasaran S1 tidak menyebut mitra.", quote="Menurunnya prevalensi stunting"),
            finding(
                "SBD001",
                "P1",
                "Hasil program tidak menyebut sumber data.",
                severity=Severity.WARNING,
                recommendation="Sebutkan sumbernya.",
            ),
            finding("KOL001", "S2", "Sasaran internal tidak menyebut mitra.", severity=Severity.INFO, preview=True),
            finding("LKP001", None, "Bab kinerja tidak ada.", severity=Severity.WARNING, page=None, bbox=None, recommendation=""),
        ),
        "page_labels": (*(None,) * 11, "8", *(None,) * 18),
    }
    return DocumentResult(**{**given, **more})


@pytest.fixture
def result() -> Result:
    return Result(
        telaah="0.1.0",
        rules={"KOL001": RuleResult("outcome-tanpa-mitra", "error")},
        documents=(document(),),
        failures=(Failure("rusak.pdf", FailureReason.DAMAGED, "bukan PDF"),),
    )


@pytest.fixture
def hostile() -> Result:
    """A plan whose every text tries to run, to colour or to turn around what shows it."""
    evil = '=HYPERLINK("http://x")\x1b[31m</q><script>alert(1)</script>\u202e\x07\'"'
    bad = outcome(
        "S1",
        Level.SASARAN,
        evil,
        Verdict.MISSING,
        Verdict.MISSING,
        section=evil,
        searched=SearchedResult((1,), (), (evil,), (evil,), (RejectedResult(evil, 1, evil, evil),)),
    )
    return Result(
        telaah="0.1.0",
        documents=(
            document(
                path=f"x{evil}.pdf",
                organisation=evil,
                problems=(ProblemResult(1, evil, evil),),
                outcomes=(bad,),
                document_collaborators=(party(evil, 1, evil, name=evil, detail=evil),),
                vague_collaboration=(VagueResult(1, evil, evil, None),),
                findings=(
                    finding("KOL001", "S1", evil, quote=evil, recommendation=evil),
                    finding("LKP001", None, evil, quote=evil),
                ),
                page_labels=(evil,) * 30,
            ),
        ),
        failures=(Failure(evil, FailureReason.DAMAGED, evil),),
    )
