"""One folder: articles and what was understood of them, as tables and an index."""

from __future__ import annotations

from telaah.news.archive.account import Account
from telaah.news.archive.adding import AddOptions, add
from telaah.news.archive.folder import Archive
from telaah.news.archive.tables import TABLES, VERSION

__all__ = ["TABLES", "VERSION", "Account", "AddOptions", "Archive", "add"]
