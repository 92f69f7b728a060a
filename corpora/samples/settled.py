"""PDFs that are the same bytes whenever they are built."""

from __future__ import annotations

from pathlib import Path

import pikepdf


def save_settled(pdf: pikepdf.Pdf, target: Path, title: str) -> None:
    """Save an open PDF without what differs from run to run."""
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    for key in ("/DocChecksum", "/ID"):  # made of what was taken out
        if key in pdf.trailer:
            del pdf.trailer[key]
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/CreationDate"] = "D:20260105080000Z"
    pdf.save(target, deterministic_id=True, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
