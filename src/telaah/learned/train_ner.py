"""Train the small recogniser of names: spaCy's transition-based one over a convolution of a few words to each side."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from telaah.learned.names import Names
from telaah.learned.tagger import FEATURES, LANGUAGE, MANNER, make_doc
from telaah.learned.train_ner_data import LABELS, Sample

MANNERS = {
    "idner": "idner",
    "nergrit": "wiki",
    "idwiki": "wiki",
    "nerp": "nerp",
    "news": MANNER,
    "sentences": MANNER,
    "plans": MANNER,
}
ANY = "any"
LEAST_RATE = 0.1
"""The rate falls in a straight line to this part of it."""

Scores = dict[str, tuple[int, int, int]]
"""Label -> right, found, true."""


def blank(settings: Mapping[str, Any]) -> Any:  # noqa: ANN401 - spaCy is loaded lazily
    """Return an untrained pipeline of one step."""
    import spacy

    nlp = spacy.blank(LANGUAGE)
    tok2vec = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": settings["width"],
            "attrs": list(FEATURES),
            "rows": [settings["rows"][name.lower()] for name in FEATURES],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": settings["width"],
            "window_size": 1,
            "maxout_pieces": 3,
            "depth": settings["depth"],
        },
    }
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": settings["hidden"],
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }
    ner: Any = nlp.add_pipe("ner", config={"model": model})
    for label in LABELS:
        ner.add_label(label)
    return nlp


def examples(nlp: Any, names: Names, samples: Sequence[Sample]) -> list[Any]:  # noqa: ANN401
    """Make spaCy's examples; stretches that nobody knows of are left open."""
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    made = []
    for number, sample in enumerate(samples):
        told = Doc(nlp.vocab, words=sample.words)
        spans = [Span(told, first, end, label) for first, end, label in sample.names]
        taken = {i for first, end, _ in sample.names for i in range(first, end)}
        missing = [told[i : i + 1] for first, end in sample.unsure for i in range(first, end) if i not in taken]
        told.set_ents(spans, missing=missing, default="outside")
        made.append(Example(make_doc(nlp.vocab, names, sample.words, manner_of(sample, number)), told))
    return made


def manner_of(sample: Sample, number: int = 1) -> str:
    """Return the manner of annotation of a sample; one in five trains the manner of sets that nobody knows."""
    return ANY if number % 5 == 0 else MANNERS.get(sample.origin, ANY)


def predict(
    nlp: Any,  # noqa: ANN401
    names: Names,
    samples: Sequence[Sample],
    manner: str | None = None,
) -> list[set[tuple[int, int, str]]]:
    """Return the names found in each sample, in its own manner or in one for all."""
    docs = [make_doc(nlp.vocab, names, sample.words, manner or manner_of(sample)) for sample in samples]
    return [{(e.start, e.end, e.label_) for e in doc.ents} for doc in nlp.get_pipe("ner").pipe(docs, batch_size=128)]


def score(samples: Sequence[Sample], found: Sequence[set[tuple[int, int, str]]]) -> Scores:
    """Count names whose bounds and label are exactly right."""
    scores = {}
    for label in LABELS:
        true = [{n for n in s.names if n[2] == label} for s in samples]
        said = [{n for n in names if n[2] == label} for names in found]
        right = sum(len(a & b) for a, b in zip(true, said, strict=True))
        scores[label] = (right, sum(map(len, said)), sum(map(len, true)))
    return scores


def f_score(counts: Sequence[tuple[int, int, int]]) -> float:
    """Return the micro-averaged F of (right, found, true)."""
    right, found, true = (sum(column) for column in zip(*counts, strict=True))
    return 2 * right / (found + true) if found + true else 0.0


def batches(made: list[Any], words: int, chance: random.Random) -> Iterator[list[Any]]:
    """Yield batches of about so many words, shuffled."""
    order = list(range(len(made)))
    chance.shuffle(order)
    batch: list[Any] = []
    size = 0
    for number in order:
        batch.append(made[number])
        size += len(made[number].reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def train(
    names: Names,
    samples: Sequence[Sample],
    dev: Sequence[Sample],
    settings: Mapping[str, Any],
    said: Callable[[str], None] = print,
) -> Any:  # noqa: ANN401
    """Train with early stopping on ``dev``; returns the pipeline with the averaged weights of its best step."""
    from thinc.api import Adam, fix_random_seed

    fix_random_seed(settings["seed"])
    chance = random.Random(settings["seed"])
    nlp = blank(settings)
    made = examples(nlp, names, samples)
    nlp.initialize(lambda: made[:200])
    optimizer = Adam(settings["rate"], beta1=0.9, beta2=0.999, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    repeats = settings.get("repeats", {})
    weighted = [e for e, s in zip(made, samples, strict=True) for _ in range(repeats.get(s.origin, 1))]
    steps = settings["epochs"] * sum(len(s.words) * repeats.get(s.origin, 1) for s in samples) / settings["batch"]
    best, best_bytes, step, waited = -1.0, b"", 0, 0
    begun = time.process_time()
    ner = nlp.get_pipe("ner")
    for epoch in range(settings["epochs"]):
        for batch in batches(weighted, settings["batch"], chance):
            optimizer.learn_rate = settings["rate"] * max(LEAST_RATE, 1 - step / steps)
            nlp.update(batch, sgd=optimizer, drop=settings["dropout"], losses={})
            step += 1
            if step % settings["check"] == 0:
                with nlp.use_params(optimizer.averages):
                    scores = score(dev, predict(nlp, names, dev))
                    now = f_score(list(scores.values()))
                    if now > best:
                        best, best_bytes, waited = now, ner.to_bytes(), 0
                    else:
                        waited += 1
                said(f"epoch {epoch} step {step} dev {now:.4f} best {best:.4f} CPU {time.process_time() - begun:.0f} s")
                if waited >= settings["patience"]:
                    break
        if waited >= settings["patience"]:
            break
    ner.from_bytes(best_bytes)
    return nlp


def save(folder: Path, nlp: Any) -> None:  # noqa: ANN401
    """Write the weights and the shape of the network; the words need no vocabulary, as features are hashed."""
    ner = nlp.get_pipe("ner")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ner.msgpack").write_bytes(ner.to_bytes(exclude=["vocab"]))
    nlp.config.to_disk(folder / "spacy.cfg")
