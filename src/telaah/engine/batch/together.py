"""Files of one plan, read and judged as one document."""

from __future__ import annotations

from collections.abc import Sequence

from telaah.config import Settings
from telaah.engine.examine import examine
from telaah.ingest.options import PageProgress
from telaah.model.result import DocumentResult, Failure


def examine_together(
    paths: Sequence[str], settings: Settings, progress: PageProgress | None = None
) -> tuple[DocumentResult, ...] | Failure:
    """Read the files as one plan, judge it once, and say of each file what stands in it; in the order of the paths.

    A failure (path of the first file) where one of them cannot be read or judged in this way: what was said of each
    file alone then stays.
    """
    said = [examine(path, settings, progress) for path in paths]
    return next((item for item in said if isinstance(item, Failure)), tuple(d for d in said if isinstance(d, DocumentResult)))
