"""Lines of JSON -> Parquet, in a process of its own: ``python -m telaah.engine.tables_write FOLDER``."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from telaah.engine.tables_form import TABLES

_MEMORY = "512MB"
"""Of the database; what does not fit goes to disk."""


def main(folder: Path) -> None:
    """Write a Parquet file beside each file of lines; end at once where the parent has ended."""
    import duckdb

    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.chdir(folder)  # names without quotation marks or wildcards, whatever the folder is called
    database = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": _MEMORY, "temp_directory": "."})
    # Nothing is fetched from the network, whatever a version of the library thinks that it needs.
    database.execute("SET autoinstall_known_extensions = false; SET preserve_insertion_order = true")
    for name, columns in TABLES.items():
        told = ", ".join(f"'{column}': '{kind}'" for column, kind in columns.items())
        lines = f"read_json('{name}.jsonl', format = 'newline_delimited', maximum_object_size = 33554432, columns = {{{told}}})"
        database.execute(f"COPY (SELECT * FROM {lines}) TO '{name}.parquet' (FORMAT parquet, COMPRESSION zstd)")
        Path(f"{name}.jsonl").unlink()


def _end_with_parent() -> None:
    os.read(0, 1)
    os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
