"""The tables that the column model is trained and measured on: real ones by label, the project's own by their sources."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from telaah.ingest import read_document  # noqa: E402
from telaah.layout import understand_layout  # noqa: E402
from telaah.layout.columns_content import Sample, assign_columns  # noqa: E402
from telaah.learned.real import labels, offices, pdfs, plain_pages, text_key  # noqa: E402
from telaah.learned.train_columns import (  # noqa: E402
    WEIGHTS,
    Labelled,
    Recorder,
    Seen,
    examples,
    header_word_examples,
    joined,
    seen_tables,
)
from telaah.learned.train_linear import Example  # noqa: E402
from telaah.model.document import ColumnRole, SectionKind  # noqa: E402
from telaah.model.table_view import TableView  # noqa: E402

LABELS = ROOT / "corpora" / "real" / "columns.jsonl"
PLAIN = ROOT / "corpora" / "real" / "columns-plain.jsonl"


def rules(paths: Sequence[tuple[str, ...]], cells: Sequence[Sequence[str]], title: str) -> list[ColumnRole]:
    """Return what the rules say of the columns of a table."""
    return [column.role for column in assign_columns(paths, [Sample(tuple(c)) for c in cells], title)]


def real_tables(shared: Path, part: str) -> tuple[list[Seen], dict[str, str]]:
    """Return the tables of the real documents of a part as they are read today, and each document's office."""
    known = {doc: o for doc, o in offices(LABELS.parent).items() if o.part == part}
    found: list[Seen] = []
    for doc, path in pdfs(shared).items():
        if doc in known:
            recorder = Recorder()
            document = understand_layout(read_document(path), recorder)
            found += seen_tables(doc, document, recorder)
    return found, {doc: o.office for doc, o in known.items()}


def real(shared: Path, part: str) -> list[Labelled]:
    """Return the labelled tables of a part; empty where the documents are not at hand."""
    tables, whose = real_tables(shared, part)
    found = joined([label for label in labels(LABELS) if label["doc"] in whose], tables, whose)
    return [*found, *_plain(shared, whose)]


def _plain(shared: Path, whose: dict[str, str]) -> Iterator[Labelled]:
    """Yield tables of plans that are at hand as text alone: which words make which cell was marked by hand."""
    pages = {(doc, number): text for doc, listed in plain_pages(shared).items() for number, text in listed}
    for label in labels(PLAIN):
        text = pages.get((label["doc"], label["page"]))
        if label["doc"] not in whose or text is None or text_key(text) != label["key"]:
            continue
        said = lambda spans, text=text: " ".join(text[a:b] for a, b in spans)  # noqa: E731
        headers = [tuple(said(level) for level in column["header"]) for column in label["columns"]]
        cells = [[said(cell) for cell in column["cells"]] for column in label["columns"]]
        title, section = said(label["title"]), SectionKind(label["section"])
        view = TableView(headers, cells, rules(headers, cells, title), title, section)
        roles = {k: ColumnRole(column["role"]) for k, column in enumerate(label["columns"])}
        yield Labelled(label["doc"], whose[label["doc"]], view, roles)


def own() -> Iterator[Labelled]:
    """Yield the project's own tables: those of its plans, whose sources say what each column holds, and single ones."""
    yield from _plans()
    yield from _singles()


def _singles() -> Iterator[Labelled]:
    for number, block in enumerate((ROOT / "corpora" / "columns" / "tables.txt").read_text(encoding="utf-8").split("\n\n")):
        first, *lines = block.strip().splitlines()
        section, _, title = first.removeprefix("# ").partition("|")
        split = [line.split("|") for line in lines]
        heads = [parts[0].partition(":") for parts in split]
        headers = [tuple(h.strip() for h in head.split("//") if h.strip()) for _, _, head in heads]
        cells = [[cell.strip() for cell in parts[1:]] for parts in split]
        view = TableView(headers, cells, rules(headers, cells, title.strip()), title.strip(), SectionKind(section.strip()))
        roles = {k: ColumnRole(role.strip()) for k, (role, _, _) in enumerate(heads)}
        yield Labelled(f"own table {number}", f"own table {number}", view, roles)


def _plans() -> Iterator[Labelled]:
    from corpora.plans.markup import Heading, Table, read_plan

    for path in sorted((ROOT / "corpora" / "plans" / "source").glob("*.txt")):
        section = "lain"
        for block in read_plan(path).blocks:
            if isinstance(block, Heading):
                section = block.section
            if isinstance(block, Table):
                headers = [tuple(c.header) for c in block.columns]
                cells = [
                    [row[k].text.text for row in block.rows if k < len(row) and row[k].kind == "text"]
                    for k in range(len(headers))
                ]
                said = rules(headers, cells, block.caption.text)
                view = TableView(headers, cells, said, block.caption.text, SectionKind(section))
                roles = {k: ColumnRole(c.role) for k, c in enumerate(block.columns)}
                yield Labelled(f"own {path.stem}", f"own {path.stem}", view, roles)


def helping(tables: Sequence[Labelled], *, singles: bool = True) -> list[Example]:
    """Return what joins the real examples in every fit: their variants, the own tables, the header words.

    ``singles=False`` leaves the own single tables out, which were written after the test part had been labelled.
    """
    found = [e for table in tables for e in examples(table, rules, 0.0, WEIGHTS["variant"])]
    for table in own() if singles else _plans():
        found += examples(table, rules, WEIGHTS["own"])
        found += examples(table, rules, 0.0, WEIGHTS["own variant"])
    return [*found, *header_word_examples()]
