#!/usr/bin/env python3
"""Measure the check of a very long plan: CPU seconds and peak memory over the number of pages.

    python benchmarks/bench_long.py [PAGES...]        default: 250 500 1000 2000

The plan is made here: a table of sasaran a page, no two alike, so that comparing statements is worst; linear growth is
what to look for.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
from pathlib import Path

VERBS = ("Meningkatnya", "Menurunnya", "Terwujudnya", "Menguatnya", "Membaiknya")
THINGS = ("kualitas", "cakupan", "jumlah", "keterjangkauan", "pemerataan", "ketersediaan", "kapasitas", "mutu", "daya saing")
FIELDS = (
    "layanan kesehatan ibu", "sekolah dasar", "jalan kabupaten", "irigasi desa", "air minum", "rumah layak huni", "pasar rakyat",
    "koperasi", "nelayan kecil", "petani padi", "perpustakaan", "arsip", "angkutan umum", "taman kota", "sampah rumah tangga",
    "lansia terlantar", "pemuda pelopor", "cagar budaya", "desa wisata", "usaha mikro", "tenaga kerja", "hutan rakyat",
)  # fmt: skip
PLACES = ("pesisir", "pegunungan", "perkotaan", "perbatasan", "kepulauan", "perdesaan", "pinggiran", "pusat kota")
PARTNERS = ("Dinas Sosial", "Dinas Kesehatan", "Universitas Nusa", "PKK", "Kecamatan Suka Maju", "Bappeda", "BPS")
CHECK = """
import resource, sys
from telaah.config import Settings
from telaah.engine.examine import examine
said = examine(sys.argv[1], Settings().changed("read", ocr="never"))
used = resource.getrusage(resource.RUSAGE_SELF)
print(len(said.outcomes), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [250, 500, 1000, 2000]
    print(f"{'pages':>6} {'outcomes':>9} {'CPU s':>8} {'ms/page':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            file = Path(folder) / f"{size}.pdf"
            make(file, size)
            out = subprocess.run([sys.executable, "-c", CHECK, str(file)], capture_output=True, text=True, check=True).stdout
            outcomes, seconds, peak = out.split()
            print(
                f"{size:6} {outcomes:>9} {float(seconds):8.1f} {1000 * float(seconds) / size:8.1f} {float(peak):8.0f}", flush=True
            )


def make(file: Path, pages: int) -> None:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    body = getSampleStyleSheet()["BodyText"]
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    said = (f"{v} {t} {f} di wilayah {p}" for v, t, f, p in itertools.product(VERBS, THINGS, FIELDS, PLACES))
    partners = itertools.cycle(PARTNERS)
    story = [Paragraph("RENCANA STRATEGIS DINAS CONTOH KABUPATEN SUKA MAJU TAHUN 2025-2029", body), PageBreak()]
    for page in range(pages):
        if page == 0:
            story.append(Paragraph("BAB III TUJUAN, SASARAN, STRATEGI DAN ARAH KEBIJAKAN", body))
        rows = [["Sasaran", "Indikator Sasaran", "Satuan", "Target 2025", "Target 2029", "Strategi"]]
        for _ in range(3):
            statement = next(said)
            rows.append([
                Paragraph(statement, body), Paragraph(f"Persentase {statement.split(' ', 1)[1]}", body), "%", "10", "90",
                Paragraph(f"Kerja sama dengan {next(partners)} untuk {statement.split(' ', 2)[2]}", body),
            ])  # fmt: skip
        story += [Table(rows, colWidths=[110, 110, 45, 55, 55, 120], style=ruled), PageBreak()]
    SimpleDocTemplate(str(file), pagesize=A4).build(story)


if __name__ == "__main__":
    main()
