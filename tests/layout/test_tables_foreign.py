from telaah.layout.tables_foreign import is_foreign
from telaah.model.document import Column, ColumnRole
from telaah.model.identity import DocumentKind, Identity


def test_last_years_targets_are_the_past_of_the_same_plan_in_a_renja_only():
    """A renja looks back on a year of the office's own renstra, a renstra on the renstra before it."""
    columns = [Column(0, "Target 2014", ColumnRole.TARGET, "2014")]
    assert not is_foreign("Pengukuran kinerja", columns, Identity(DocumentKind.RENJA, period=(2016, 2016)))
    assert is_foreign("Pengukuran kinerja", columns, Identity(DocumentKind.RENSTRA, period=(2016, 2021)))
