import numpy as np

from telaah.ingest.pixels import lighten_fields, outlines_of, rules_of


def page_with_header(ground: int, letters: int) -> np.ndarray:
    """A table of two columns below a header of its own colour, with strokes for letters in it."""
    grey = np.full((600, 900), 235, np.uint8)
    grey[100:160, 100:801] = ground
    for x in range(150, 740, 12):
        grey[118:142, x : x + 4] = letters
    for y in (220, 280, 340):
        grey[y : y + 2, 100:801] = 60
    for x in (100, 450, 799):
        grey[160:342, x : x + 2] = 60
    return grey


def test_white_letters_on_a_dark_header_become_dark_on_paper():
    clean, bands = lighten_fields(page_with_header(95, 250))

    assert [band[1:4:2] for band in bands] == [(100, 160)]
    assert int(clean[105, 300]) > 200
    assert int(clean[130, 151]) < 120


def test_a_page_without_dark_fields_stays_as_it_is():
    grey = np.full((300, 400), 240, np.uint8)
    grey[100:102, 50:350] = 40

    clean, bands = lighten_fields(grey)

    assert clean is grey
    assert bands == []


def test_columns_go_on_through_the_shaded_header_above_them():
    clean, bands = lighten_fields(page_with_header(95, 250))
    edges = outlines_of(bands, rules_of(clean))

    down = sorted({round(x0, -1) for x0, top, x1, bottom in edges.tolist() if x0 == x1 and top == 100 and bottom == 160})
    assert down == [100.0, 450.0, 800.0]
