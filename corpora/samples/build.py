"""Build the sample plans: corpora/samples/plans/*.toml -> pdf/*.pdf, gold/*.json, expected.toml.

    python corpora/samples/build.py [NAME ...]

Needs the extra ``dev`` (python-docx, openpyxl, reportlab, pillow) and, for the plans that an office would write in a word
processor or a spreadsheet, LibreOffice. The built files are in git; nobody needs to run this to use them.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import pikepdf  # noqa: E402
from elements import Chapter, Contents, Cover, Heading, Sheets, parse  # noqa: E402
from gold import gold, page_texts, plain  # noqa: E402
from settled import save_settled  # noqa: E402
from tables import tables  # noqa: E402
from writers import page, scan, sheet, word  # noqa: E402

WRITERS = {"word": word.write, "page": page.write, "sheet": sheet.write}
LARGEST = 400_000
"""Bytes of a PDF in git."""


def main(names: list[str]) -> None:
    """Build the named plans, all of them without names."""
    for path in sorted((HERE / "plans").glob("*.toml")):
        if not names or path.stem in names:
            build(path)
    write_expected()


def build(path: Path) -> None:
    """Print one plan, and write down what is true of it."""
    plan = tomllib.loads(path.read_text(encoding="utf-8"))
    target = HERE / "pdf" / f"{path.stem}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "plan.pdf"
        print_twice(plan, printed)
        texts = page_texts(printed)
        if plan["plan"].get("scan"):
            pictures = Path(folder) / "scan.pdf"
            scan.scan(printed, pictures, seed=plan["plan"]["scan"])
            printed = pictures
        settle(printed, target, plan["plan"]["title"])
    truth = gold(plan, texts, target.name)
    (HERE / "gold" / f"{path.stem}.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    size = target.stat().st_size
    print(f"{path.stem}: {len(texts)} pages, {size // 1000} kB, {len(truth['outcomes'])} outcomes")
    assert size < LARGEST, f"{target.name} has {size} bytes"


def print_twice(plan: dict[str, Any], path: Path) -> None:
    """Print a plan, read off on which pages its headings stand, and print it again with its table of contents."""
    about = plan["plan"]
    elements = (Cover(tuple(about["cover"])), *parse(plan["text"], tables(plan)))
    sheets = Sheets(elements, about.get("running_head", ""), about["title"], about["organisation"], about.get("look", {}))
    writer = WRITERS[about["writer"]]
    lines = tuple((_title(item), 0) for item in elements if isinstance(item, (Chapter, Heading)) and _title(item) != "DAFTAR ISI")
    writer(_with_contents(sheets, lines), path)
    texts, start = page_texts(path), 2
    found = []
    for title, _ in lines:
        start = next(
            (i for i in range(start, len(texts) + 1) if plain(title) in texts[i - 1] and "daftarisi" not in texts[i - 1][:200]),
            start,
        )
        found.append((title, start))
    writer(_with_contents(sheets, tuple(found)), path)


def _title(item: Chapter | Heading) -> str:
    return f"{item.number} {item.title}".strip() if isinstance(item, Chapter) else item.text


def _with_contents(sheets: Sheets, lines: tuple[tuple[str, int], ...]) -> Sheets:
    return replace(sheets, elements=tuple(Contents(lines) if isinstance(item, Contents) else item for item in sheets.elements))


def settle(source: Path, target: Path, title: str) -> None:
    """Take out what differs from run to run: dates, versions, identifiers."""
    with pikepdf.open(source) as pdf:
        save_settled(pdf, target, title)


def write_expected() -> None:
    """Write which outcome gets which finding, for people and for the test."""
    lines = [
        "# Which outcome of which sample gets which finding on partners (KOL001-004, KOL010) and data sources (SBD001-002), and",
        "# which finding the document gets (KOL006, LKP001). Written by build.py from the plans.",
        "",
    ]
    for path in sorted((HERE / "plans").glob("*.toml")):
        plan = tomllib.loads(path.read_text(encoding="utf-8"))
        lines.append(f'["{path.stem}.pdf"]')
        lines.append(f'why = "{plan["plan"]["shows"]}"')
        if plan["plan"].get("scan"):
            lines.append("scan = true")
        lines.append(f"document = {json.dumps(plan['plan'].get('document', []))}")
        lines.append(f'["{path.stem}.pdf".outcomes]')
        for unit in (*plan["tujuan"], *plan["sasaran"], *plan.get("program", ())):
            text = unit.get("outcome") or unit.get("text")
            if text and "expect" in unit:
                lines.append(f"{json.dumps(text, ensure_ascii=False)} = {json.dumps(unit['expect'])}")
        lines.append("")
    (HERE / "expected.toml").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
