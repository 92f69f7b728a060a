from telaah.engine.turned import as_shown
from telaah.model.document import Document, Page, PageState
from telaah.model.finding import Severity
from telaah.model.identity import DocumentKind
from telaah.model.place import Box
from telaah.model.result import DocumentResult, DocumentStatus, FindingResult


def page(number: int, turn: int) -> Page:
    return Page(number, 800.0, 600.0, PageState.READ, (), (), "", turn=turn)


def result_with_finding_on(number: int) -> DocumentResult:
    finding = FindingResult("KOL001", Severity.ERROR, 1.0, "f", "S1", number, Box(10, 20, 110, 40), "kata", "", "")
    nothing = dict.fromkeys(
        (
            "problems",
            "outcomes",
            "document_collaborators",
            "document_data_sources",
            "vague_collaboration",
            "mentions",
            "page_labels",
        ),
        (),
    )
    return DocumentResult(
        path="a.pdf",
        sha256="",
        status=DocumentStatus.OK,
        kind=DocumentKind.RENSTRA,
        organisation=None,
        region=None,
        period=None,
        pages=2,
        scanned_pages=0,
        findings=(finding,),
        **nothing,
    )


def test_boxes_of_a_page_read_turned_are_given_as_the_page_is_shown():
    document = Document("a.pdf", "", "pdf", (page(1, 0), page(2, 90)))

    plain = as_shown(result_with_finding_on(1), document).findings[0].bbox
    turned = as_shown(result_with_finding_on(2), document).findings[0].bbox

    assert plain == Box(10, 20, 110, 40)
    assert turned == Box(560, 10, 580, 110)
