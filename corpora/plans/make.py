"""Print plans and write down what is true of them."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from corpora.plans import find
from corpora.plans.gold import gold
from corpora.plans.markup import Command, Heading, Plan, SourceError, read_plan
from corpora.plans.printing import page, word
from corpora.plans.printing.look import Look, look_of
from corpora.plans.printing.page import Contents, split_chapter
from corpora.samples.gold import plain
from corpora.samples.settled import save_settled

HERE = Path(__file__).resolve().parent
LARGEST = 200_000
"""Bytes of a PDF in git."""


@dataclass
class Job:
    """One plan on its way to PDF."""

    plan: Plan
    look: Look
    contents: Contents
    pages: int = 0

    @property
    def listed(self) -> bool:
        return any(isinstance(b, Command) and b.name == "contents" for b in self.plan.blocks)


def build(names: list[str]) -> None:
    """Build the named plans, or all of them with sentences, statistics and sums."""
    plans = read_all(HERE / "source", names)
    (HERE / "pdf").mkdir(exist_ok=True)
    (HERE / "gold").mkdir(exist_ok=True)
    if not names:
        for path in (*(HERE / "pdf").glob("*.pdf"), *(HERE / "gold").glob("*.json")):
            if path.stem not in {p.name for p in plans}:
                path.unlink()
    with tempfile.TemporaryDirectory() as folder:
        faults = print_all([Job(p, look_of(p), []) for p in plans], Path(folder))
    if faults:
        print("\n".join(faults))
    if not names:
        from corpora.plans.collect import collect

        collect()
    if faults:
        sys.exit(1)


def read_all(folder: Path, names: list[str]) -> list[Plan]:
    """Read sources; those with faults are told and left out."""
    plans = []
    for path in sorted(folder.glob("*.txt")):
        if names and path.stem not in names:
            continue
        try:
            plans.append(read_plan(path))
        except SourceError as error:
            print(error)
    return plans


def print_all(jobs: list[Job], folder: Path) -> list[str]:
    """Print all jobs, twice where they have a table of contents or a total of pages; returns faults."""
    for job in jobs:
        job.contents = [(b.level, b.text.text, 0) for b in headings(job.plan)]
    print_once(jobs, folder)
    again = [job for job in jobs if job.listed or job.look.foot == "of"]
    for job in again:
        printed = find.read_pdf(folder / f"{job.plan.name}.pdf")
        job.pages = len(printed.pages)
        job.contents = contents(job.plan, printed)
    print_once(again, folder)
    return [fault for job in jobs for fault in finish(job, folder)]


def headings(plan: Plan) -> list[Heading]:
    """The headings that a table of contents lists."""
    return [b for b in plan.blocks if isinstance(b, Heading) and b.level <= 2]


def contents(plan: Plan, printed: find.Printed) -> Contents:
    """The lines of the table of contents with the pages as printed (the title page is not counted)."""
    start, lines = 0, []
    for block in headings(plan):
        wanted = plain(block.text.text)
        at = printed.letters.find(wanted, start)
        start = at + len(wanted) if at >= 0 else start
        lines.append((block.level, " ".join(filter(None, split_chapter(block.text.text))), max(1, printed.page_at(start - 1) - 1)))
    return lines


def print_once(jobs: list[Job], folder: Path) -> None:
    """One print of each job."""
    docx = []
    for job in jobs:
        if job.look.engine == "word":
            docx.append(folder / f"{job.plan.name}.docx")
            word.write(job.plan, job.look, docx[-1], job.contents)
        else:
            page.write(job.plan, job.look, folder / f"{job.plan.name}.pdf", job.contents, job.pages)
    word.convert(docx, folder)


def finish(job: Job, folder: Path) -> list[str]:
    """Settle the PDF, find the pages, write the gold."""
    name = job.plan.name
    target = HERE / "pdf" / f"{name}.pdf"
    settle(folder / f"{name}.pdf", target, name, job.look)
    printed = find.read_pdf(target)
    try:
        places = find.locate(job.plan, printed)
    except find.NotPrinted as error:
        return str(error).splitlines()
    truth = gold(job.plan, printed, places)
    (HERE / "gold" / f"{name}.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    size = target.stat().st_size
    print(f"{name}: {len(printed.pages)} pages, {size // 1000} kB, {job.look.name}/{job.look.engine}, {len(truth['outcomes'])} outcomes")
    return [f"{target}: {size} bytes"] if size > LARGEST else []


def settle(source: Path, target: Path, title: str, look: Look) -> None:
    """Turn lying pages where the look says so, and take out what differs from run to run."""
    with pikepdf.open(source) as pdf:
        if not look.lying and look.wide in ("turned", "key"):
            for sheet in pdf.pages:
                turn(pdf, sheet, look.wide)
        save_settled(pdf, target, title)


def turn(pdf: pikepdf.Pdf, sheet: pikepdf.Page, manner: str) -> None:
    """Lay a lying page on a standing sheet, its text turned; with "key" the sheet says by /Rotate how to show it."""
    _, _, width, height = (float(v) for v in sheet.mediabox)
    if width <= height:
        return
    sheet.contents_add(pdf.make_stream(f"q 0 1 -1 0 {height:.2f} 0 cm\n".encode()), prepend=True)
    sheet.contents_add(pdf.make_stream(b"\nQ"), prepend=False)
    sheet.mediabox = [0, 0, height, width]
    for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if box in sheet:
            del sheet[box]
    if manner == "key":
        sheet.obj["/Rotate"] = 90
