"""Many phrases found in one pass."""

from __future__ import annotations

from telaah.text.phrases import Phrases


def found(phrases: dict[str, str], text: str) -> list[str]:
    """Return what the phrases found in a text stand for."""
    return [hit.value for hit in Phrases(phrases).find(text.split())]


def test_the_longest_phrase_wins() -> None:
    assert found({"kerja": "short", "kerja sama": "long"}, "kerja sama itu kerja") == ["long", "short"]


def test_a_star_stands_for_any_ending() -> None:
    assert found({"sinerg*": "s", "mou": "m"}, "sinergitas mous mou") == ["s", "m"]


def test_a_phrase_does_not_reach_over_the_end() -> None:
    assert list(Phrases({"a b": "x"}).find(["a", "b"], 0, 1)) == []
