#!/usr/bin/env python3
"""How long the comparison of a batch takes, and how much memory: ``python benchmarks/bench_batch.py [PLANS]``.

Cards of made-up plans (25 outcomes, 5 partners each, 40 offices a region) are judged in this process. It prints a line of JSON:
seconds to find groups and to judge, bytes of a card, MiB before and at most, and what was found.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
import zlib
from dataclasses import asdict

from telaah.config import Settings
from telaah.engine.batch.card import Body, Card, Named, Partner, Statement
from telaah.engine.batch.groups import groups_of
from telaah.engine.batch.judge import judge_batch
from telaah.lexicons.words import word_list
from telaah.model.identity import DocumentKind

OFFICES, OUTCOMES, PARTNERS, NAMED, WORDS = 40, 25, 5, 8, 6000


def cards(plans: int) -> list[Card]:
    """Make the cards, the same each time."""
    chance = random.Random(1)
    words = sorted(word for word in word_list() if word.isalpha() and len(word) > 4)
    words = chance.sample(words, min(WORDS, len(words)))
    offices = [f"Dinas {word.title()}" for word in words[:OFFICES]]
    return [_card(number, words, offices, chance) for number in range(plans)]


def _card(number: int, words: list[str], offices: list[str], chance: random.Random) -> Card:
    region = f"Kabupaten {words[OFFICES + number // OFFICES].title()}"

    def text(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    statements = tuple(
        Statement(f"S{n}", "sasaran", False, f"Meningkatnya {text(8)}", 3, (f"Persentase {text(2)}",)) for n in range(OUTCOMES)
    )
    partners = tuple(
        Partner(f"S{n}", office, f"{office} {region}", "OPD", 4, f"bersama {office} dalam {text(12)}", "strategy")
        for n, office in enumerate(chance.sample(offices, PARTNERS))
    )
    named = tuple(Named(f"{office} {region}", "OPD", 5) for office in chance.sample(offices, NAMED))
    body = Body(statements, partners, named, (), (1, 2, 3), "RENCANA STRATEGIS", "")
    return Card(
        path=f"{region}/{number}.pdf",
        sha256=str(number),
        format="pdf",
        kind=DocumentKind.RENSTRA,
        organisation=f"{offices[number % OFFICES]} {region}",
        region=region,
        period=(2025, 2029),
        pages=80,
        unreadable=0,
        own_names=(),
        chapters=("BAB I", "BAB II", "BAB III"),
        contents=True,
        excerpt=False,
        aside="",
        level="ok",
        letters="",
        sketch="",
        packed=zlib.compress(json.dumps(asdict(body)).encode()),
    )


def main() -> None:
    """Measure and print."""
    made = cards(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    before, began = _mebibytes(), time.perf_counter()
    groups = groups_of(made)
    grouped = time.perf_counter()
    view = judge_batch(made, settings=Settings(), groups=groups)
    told = {
        "plans": len(made),
        "bytes_per_card": sum(len(card.packed) for card in made) // len(made),
        "groups_s": round(grouped - began, 3),
        "judge_s": round(time.perf_counter() - grouped, 2),
        "mib_before": before,
        "mib_at_most": _mebibytes(),
        "one_sided": len(view.result.one_sided) if view.result else 0,
        "copies": len(view.result.copies) if view.result else 0,
    }
    print(json.dumps(told))


def _mebibytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
