"""What stands over an item is found across nested lists, page feet and torn pages."""

from telaah.learned.context import contexts
from telaah.learned.statement_units import Unit


def item(text: str, page: int = 1) -> Unit:
    return Unit(text, page=page, block="list_item", marker=text.split(maxsplit=1)[0])


def test_a_nested_list_comes_back_to_its_outer_one() -> None:
    units = [
        Unit("Permasalahan yang dihadapi adalah:"),
        item("1. Halte rusak, karena:"),
        item("a. kurangnya suku cadang"),
        item("b. kurangnya juru rawat"),
        item("2. Trayek tumpang tindih"),
    ]
    found = contexts(units)
    assert found[2].leads == (1, 0)
    assert found[3].lead == 1
    assert found[4].lead == 0
    assert found[4].items == (1,)


def test_a_page_foot_between_numbers_is_stepped_over() -> None:
    units = [
        Unit("Strategi yang dipilih:"),
        item("1. Menata trayek"),
        item("2. Meremajakan armada"),
        Unit("Renja Dinas Perhubungan III-2"),
        item("3. Menambah halte", page=2),
    ]
    assert contexts(units)[4].lead == 0


def test_a_new_first_number_opens_a_list_of_its_own() -> None:
    units = [Unit("Kendala:"), item("1. Armada tua"), Unit("Solusi:"), item("1. Meremajakan armada"), item("2. Menata trayek")]
    found = contexts(units)
    assert (found[1].lead, found[3].lead, found[4].lead) == (0, 2, 2)
    assert found[4].items == (3,)


def test_a_bullet_that_was_read_as_a_paragraph_is_an_item() -> None:
    units = [Unit("Kendala:"), Unit("\uf0b7 Armada tua"), Unit("\uf0b7 Halte rusak")]
    assert [c.lead for c in contexts(units)] == [-1, 0, 0]


def test_a_further_sentence_stands_in_its_item() -> None:
    units = [Unit("Kendala:"), item("1. Armada tua."), Unit("Suku cadang langka.", block="list_item"), item("2. Halte rusak.")]
    found = contexts(units)
    assert found[2].leads == (0,)
    assert found[3].items == (1,)


def test_the_last_chapter_of_a_table_of_contents_governs_no_section() -> None:
    def heading(text: str) -> Unit:
        return Unit(text, block="heading")

    units = [heading("BAB IV PENUTUP"), heading("2.1 Evaluasi"), Unit("Capaian tahun lalu baik.")]
    assert contexts(units)[2].headings == (1,)
    units[0] = heading("BAB II HASIL EVALUASI")
    assert contexts(units)[2].headings == (1, 0)


def test_a_recurring_label_is_no_running_head() -> None:
    page = [
        Unit("Renja Dinas Perhubungan"),
        Unit("Umum."),
        Unit("Solusi:"),
        item("1. Menata trayek"),
        Unit("Sekian."),
        Unit("Kota."),
    ]
    units = [Unit(u.text, page=n, block=u.block, marker=u.marker) for n in (1, 2, 3) for u in page]
    found = contexts(units)
    assert [found[n].running for n in (0, 6, 12)] == [True, True, True]
    assert [found[n].running for n in (2, 8, 14)] == [False, False, False]
    assert found[9].lead == 8
