"""Print the column model's figures on our own tables, of which most trained it, for scripts/gate: a floor against breakage."""

from __future__ import annotations

import json

from data import own
from evaluate import measured

from telaah.learned.columns import ColumnModel, table_features

if __name__ == "__main__":
    model, tables = ColumnModel.load(), list(own())
    assert model is not None
    rows = [model.linear.probabilities(table_features(t.view))[c] for t in tables for c in sorted(t.roles)]
    print(json.dumps({"own tables: macro F1, with rules": measured(tables, rows, model)["both"]["macro_f1"]}))
