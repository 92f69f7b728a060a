"""Plain text: pages by form feeds, paragraphs by empty lines and markers."""

from __future__ import annotations

from telaah.errors import NotSupported
from telaah.ingest.blocks import classify
from telaah.ingest.draft import Line
from telaah.ingest.flow import NOWHERE, Flow
from telaah.model.document import BlockKind, Page, Problem
from telaah.text.safe import strip_controls


def read_plain(data: bytes) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Read a text file."""
    flow = Flow()
    for page in decoded(data).split("\f"):
        _page(flow, strip_controls(page))
        flow.new_page()
    return flow.finished(), ()


def decoded(data: bytes) -> str:
    r"""Return bytes as text: by byte order mark, as UTF-8, else as Windows text.

    >>> decoded(b"Meningkatnya \x93mutu\x94")
    'Meningkatnya “mutu”'
    """
    marks = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
    for mark, encoding in marks:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise NotSupported(f"broken {encoding}") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _page(flow: Flow, text: str) -> None:
    lines: list[str] = []
    for line in [*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        stripped = line.strip()
        kind, marker = classify(Line(stripped, NOWHERE)) if stripped else (BlockKind.PARAGRAPH, "")
        if lines and (not stripped or marker or kind is not BlockKind.PARAGRAPH):
            flow.text(lines)
            lines = []
        if stripped:
            lines.append(stripped)
            if kind is not BlockKind.PARAGRAPH and not marker:
                flow.text(lines)
                lines = []
