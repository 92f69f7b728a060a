"""Document -> Document: furniture, outline, joined tables with column roles, identity."""

from __future__ import annotations

from dataclasses import replace

from telaah.layout.columns_reader import ColumnReader
from telaah.layout.furniture import mark_furniture
from telaah.layout.identity import find_identity
from telaah.layout.outline import find_outline
from telaah.layout.tables import join_tables
from telaah.model.document import Document


def understand_layout(document: Document, columns: ColumnReader | None = None) -> Document:
    """Mark furniture, find the outline, join the tables, tell whose plan it is.

    ``columns`` gives a second opinion on what the columns of tables hold; without it the rules alone decide.
    """
    document = mark_furniture(document)
    document = replace(document, sections=find_outline(document))
    document = replace(document, identity=find_identity(document))
    return replace(document, tables=join_tables(document, columns))
