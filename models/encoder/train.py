"""Train the encoder: python models/encoder/train.py DATA (the folder with nlp/ and plans-text/)."""

from __future__ import annotations

import sys
import time
import tomllib
from pathlib import Path

import numpy as np

from telaah.learned import train_encoder as work

HERE = Path(__file__).resolve().parent


def main() -> None:
    """From raw text to the folder that ships."""
    data, target = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE
    settings = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    vectors_of, seed = settings["vectors"], settings["ranking"]["seed"]
    offices = tomllib.loads((HERE.parents[1] / "corpora/real/offices.toml").read_text(encoding="utf-8"))["text"]
    kept = frozenset(doc for doc, entry in offices.items() if entry["part"] == "test")
    own = sorted((HERE.parents[1] / "corpora" / "news" / "articles").glob("*.txt"))
    begun = time.process_time()
    said = lambda what: print(f"{time.process_time() - begun:7.0f} CPU s  {what}", flush=True)  # noqa: E731
    tokenizer = work.train_tokenizer(work.paragraphs(data, own, kept), size=settings["tokenizer"]["size"])
    said(f"{tokenizer.get_vocab_size()} word pieces")
    ids = work.encoded(tokenizer, work.paragraphs(data, own, kept))
    size = tokenizer.get_vocab_size()
    said(f"{len(ids)} pieces of text")
    counts = work.cooccurrence(ids, size=size, window=vectors_of["window"])
    said(f"{counts.nnz} pairs of words")
    vectors = work.ppmi_svd(counts, dimensions=vectors_of["dimensions"], smoothing=vectors_of["smoothing"], seed=seed)
    frequency = np.bincount(ids[ids >= 0], minlength=size).astype(np.float64)
    vectors = work.weighted(vectors, frequency + 1, sif=vectors_of["sif"])
    work.save(target / "unranked" if len(sys.argv) > 3 else target, tokenizer, vectors)
    said("vectors from co-occurrence")
    found = list(work.pairs(data, kept))
    said(f"{len(found)} pairs of texts")
    ranked = work.rank(tokenizer, vectors, found, settings["ranking"])
    work.save(target, tokenizer, ranked)
    said("ranked")


if __name__ == "__main__":
    main()
