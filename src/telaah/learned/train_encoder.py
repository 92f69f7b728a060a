"""Train the static encoder: word pieces, PPMI-SVD vectors, then a ranking of pairs that belong together.

The vectors start from co-occurrence, since ranking alone learns topics and forgets paraphrase. torch is
needed for the last step only; run time needs numpy alone.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Pair = tuple[str, str]
Ids = NDArray[np.int32]

CHUNK = 1_000_000
"""Word pieces whose co-occurrences are counted at a time: bounds memory."""

SHARE = 4
"""How often the text of plans counts against that of law: there is 25 times less of it and it is what is read."""

SHARE_GENERAL = 2
"""The same of general text."""

_GENERAL = {
    "pairs-tydiqa-id/tydiqa-train": ("context",),
    "pairs-tydiqa-id/idk_mrc-train": ("context",),
    "pairs-facqa/train": ("passage",),
    "pairs-indonli/train": ("premise", "hypothesis"),
    "pairs-indonli/mnli-mt-small-train": ("sentence1", "sentence2"),
    "parallel-ntrex/ntrex-en-id": ("id",),
    "parallel-tico19/tico19-en-id": ("id",),
    "parallel-talpco/talpco-en-id": ("id",),
    "parallel-tatoeba/tatoeba-en-id": ("id",),
}

TEST_LAWS = 10
"""One law in so many is kept for the test, by its name."""

_SHARPNESS = 20.0
"""Cosines are multiplied by it before they become probabilities."""
_MOST_PIECES = 128
"""Of each text of a pair."""
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+(?=[A-Z0-9“\"(])|\n{1,}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def paragraphs(data: Path, own: Sequence[Path], kept: frozenset[str]) -> Iterator[str]:
    """Yield running text: law, plans, speeches, general text, and the project's own corpora.

    Args:
        data: the folder with nlp/ and plans-text/.
        own: files of the project's own corpora.
        kept: plans that stand in the part `test`, by their digits: nothing learns from them.
    """
    yield from laws(data)
    for piece in plans(data, kept):
        for _ in range(SHARE):
            yield piece
    speeches = data / "nlp/raw-pidato-presiden-2017/transkrip.txt.gz"
    if speeches.is_file():
        yield from _pieces(gzip.decompress(speeches.read_bytes()).decode("utf-8"))
    for text in general(data / "nlp"):
        for _ in range(SHARE_GENERAL):
            yield text
    for path in own:
        yield from _pieces(path.read_text(encoding="utf-8"))


def laws(data: Path) -> Iterator[str]:
    """Yield the paragraphs of laws in today's spelling, but of those kept for the test."""
    for record in _records(data / "nlp/raw-peraturan/peraturan.jsonl.gz"):
        if int(record["tahun"] or 0) >= 1972 and not is_test(f"{record['id']}"):  # older spelling
            yield from _pieces(_LINK.sub(r"\1", record["teks"]))


def plans(data: Path, kept: frozenset[str]) -> Iterator[str]:
    """Yield the paragraphs of plans, but of those kept for the test."""
    for record in _records(data / "plans-text/pages.jsonl.gz"):
        if record["doc"] not in kept:
            yield from _pieces(record["text"])


def general(nlp: Path) -> Iterator[str]:
    """Yield text of everyday words, which laws lack: encyclopaedia, news, translations, definitions. All may train what ships."""
    for name, keys in _GENERAL.items():
        seen: set[str] = set()
        for record in _records(nlp / f"{name}.jsonl.gz"):
            for key in keys:
                text = str(record.get(key) or "")
                if len(text) > 10 and text not in seen:
                    seen.add(text)
                    yield " ".join(text.split())
    for part in ("dev", "test"):
        path = nlp / f"pairs-paws-id/{part}.tsv.gz"
        if path.is_file():
            rows = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()[1:]
            yield from (text for row in rows for text in row.split("\t")[1:3])
    for record in _records(nlp / "lex-wordnet-bahasa/wordnet-ind.jsonl.gz"):
        yield from (f"{', '.join(record['lemma'][:3])} {said}" for said in (*record["definition"], *record["example"]))


def is_test(source: str) -> bool:
    """Say whether a law is kept for the test."""
    return zlib.crc32(source.encode()) % TEST_LAWS == 0


def pairs(data: Path, kept: frozenset[str]) -> Iterator[Pair]:
    """Yield texts that belong together, of data that may train what ships."""
    for record in _records(data / "nlp/pairs-peraturan/pairs.jsonl.gz"):
        if not is_test(record["sumber"]):
            yield record["a"], record["b"]
    for record in _records(data / "nlp/pairs-nusantara-law/pairs.jsonl.gz"):
        yield record["question"], record["answer"]
    for name in ("train", "val"):
        path = data / f"nlp/pairs-indonli/{name}.jsonl.gz"
        for record in _records(path):
            if str(record.get("label")) in ("e", "entailment", "0"):
                yield record["premise"], record["hypothesis"]
    for record in _records(data / "nlp/pairs-tydiqa-id/tydiqa-train.jsonl.gz"):
        yield record["question"], record["context"]
    for record in _records(data / "nlp/pairs-facqa/train.jsonl.gz"):
        yield record["question"], record["passage"]
    yield from neighbours(data / "plans-text/pages.jsonl.gz", kept)


def neighbours(path: Path, kept: frozenset[str]) -> Iterator[Pair]:
    """Yield neighbouring paragraphs of plans: what stands together is about one thing."""
    for record in _records(path):
        if record["doc"] in kept:
            continue
        pieces = [" ".join(piece.split()) for piece in re.split(r"\n\s*\n", record["text"])]
        long = [piece for piece in pieces if len(piece) > 60 and sum(c.isalpha() for c in piece) > 0.7 * len(piece)]
        yield from pairwise(long)


def train_tokenizer(texts: Iterable[str], *, size: int) -> Any:  # noqa: ANN401 - tokenizers has no types
    """Learn word pieces of lower-cased text."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=60))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(vocab_size=size, special_tokens=["[PAD]", "[UNK]"], min_frequency=4, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def encoded(tokenizer: Any, texts: Iterable[str]) -> Ids:  # noqa: ANN401
    """Return all texts as one row of word pieces, with -1 between texts."""
    rows: list[Ids] = []
    batch: list[str] = []

    def flush() -> None:
        for item in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
            rows.append(np.array([*item.ids, -1], dtype=np.int32))
        batch.clear()

    for text in texts:
        batch.append(text)
        if len(batch) == 4096:
            flush()
    flush()
    return np.concatenate(rows)


def cooccurrence(ids: Ids, *, size: int, window: int) -> Any:  # noqa: ANN401 - scipy has no types here
    """Count which pieces stand within a window of each other, near ones more (1 / distance); symmetric."""
    from scipy.sparse import coo_matrix, csr_matrix

    total = csr_matrix((size, size), dtype=np.float32)
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        rows, columns, weights = [], [], []
        broken = np.cumsum(part == -1)
        for distance in range(1, window + 1):
            a, b = part[:-distance], part[distance:]
            keep = (a >= 2) & (b >= 2) & (broken[:-distance] == broken[distance:])
            rows.append(a[keep])
            columns.append(b[keep])
            weights.append(np.full(int(keep.sum()), 1.0 / distance, dtype=np.float32))
        found = coo_matrix((np.concatenate(weights), (np.concatenate(rows), np.concatenate(columns))), shape=(size, size))
        total = total + found.tocsr()
    return total + total.T


def ppmi_svd(counts: Any, *, dimensions: int, smoothing: float, seed: int) -> NDArray[np.float32]:  # noqa: ANN401
    """Return vectors from the singular value decomposition of positive pointwise mutual information."""
    from scipy.sparse import csr_matrix
    from sklearn.utils.extmath import randomized_svd

    coo = counts.tocoo()
    total = float(coo.data.sum())
    rows = np.asarray(counts.sum(axis=1)).ravel()
    context = np.asarray(counts.sum(axis=0)).ravel() ** smoothing
    context /= context.sum()
    pmi = np.log(coo.data / total) - np.log(rows[coo.row] / total) - np.log(context[coo.col])
    keep = pmi > 0
    positive = csr_matrix((pmi[keep].astype(np.float32), (coo.row[keep], coo.col[keep])), shape=counts.shape)
    left, values, _ = randomized_svd(positive, n_components=dimensions, n_iter=4, random_state=seed)
    vectors: NDArray[np.float32] = (left * np.sqrt(values)).astype(np.float32)
    return vectors


def weighted(vectors: NDArray[np.float32], frequency: NDArray[np.float64], *, sif: float) -> NDArray[np.float32]:
    """Fold the weight of each word into its vector, so that a mean of vectors is a weighted one."""
    probability = frequency / frequency.sum()
    weights = sif / (sif + probability)
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    folded: NDArray[np.float32] = (unit * weights[:, None]).astype(np.float32)
    return folded


def rank(tokenizer: Any, vectors: NDArray[np.float32], found: Sequence[Pair], settings: Mapping[str, Any]) -> NDArray[np.float32]:  # noqa: ANN401
    """Move the vectors so that texts of a pair come nearer than texts of other pairs: multiple negatives in the batch.

    The loss of sentence-transformers (MultipleNegativesRankingLoss within MatryoshkaLoss), written out: a table of vectors
    needs none of its machinery, and takes a quarter of the time without it.
    """
    import torch

    torch.manual_seed(settings["seed"])
    chance = random.Random(settings["seed"])
    pairs_left = list(dict.fromkeys(found))
    bags = _bags(tokenizer, pairs_left)
    table = torch.nn.Parameter(torch.tensor(vectors))
    optimiser = torch.optim.Adam([table], lr=settings["rate"])
    size = settings["batch"]
    steps, step = settings["epochs"] * (len(pairs_left) // size), 0
    for _ in range(settings["epochs"]):
        chance.shuffle(pairs_left)
        for start in range(0, len(pairs_left) - size + 1, size):
            step += 1
            optimiser.param_groups[0]["lr"] = settings["rate"] * min(
                1.0, step / (0.1 * steps), (steps - step + 1) / (0.9 * steps)
            )
            batch = _apart(pairs_left[start : start + size])
            sides = [_means(table, [bags[text] for text in side]) for side in zip(*batch, strict=True)]
            loss = torch.stack([_loss(*(side[:, :width] for side in sides)) for width in settings["sizes"]]).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return np.asarray(table.detach().numpy(), dtype=np.float32)


def _loss(anchors: Any, positives: Any) -> Any:  # noqa: ANN401 - torch is imported where it is needed
    import torch

    first, second = (torch.nn.functional.normalize(side, dim=1) for side in (anchors, positives))
    return torch.nn.functional.cross_entropy(first @ second.T * _SHARPNESS, torch.arange(len(first)))


def _means(table: Any, bags: Sequence[NDArray[np.int64]]) -> Any:  # noqa: ANN401
    import torch

    starts = np.cumsum([0, *(len(bag) for bag in bags[:-1])])
    return torch.nn.functional.embedding_bag(torch.from_numpy(np.concatenate(bags)), table, torch.from_numpy(starts), mode="mean")


def _bags(tokenizer: Any, found: Sequence[Pair]) -> dict[str, NDArray[np.int64]]:  # noqa: ANN401
    texts = list(dict.fromkeys(text for pair in found for text in pair))
    bags: dict[str, NDArray[np.int64]] = {}
    for start in range(0, len(texts), 4096):
        batch = texts[start : start + 4096]
        for text, item in zip(batch, tokenizer.encode_batch_fast(batch, add_special_tokens=False), strict=True):
            bags[text] = np.array(item.ids[:_MOST_PIECES] or [1], dtype=np.int64)
    return bags


def _apart(batch: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of which no text stands in an earlier pair of the batch: it would be its own negative."""
    seen: set[str] = set()
    kept = []
    for pair in batch:
        if not seen & set(pair):
            seen.update(pair)
            kept.append(pair)
    return kept


def save(folder: Path, tokenizer: Any, vectors: NDArray[np.float32]) -> None:  # noqa: ANN401
    """Write a folder that sentence-transformers and model2vec both read; numbers as 16-bit floats."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    save_file({"embeddings": vectors.astype(np.float16)}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)  # the library leaves it to its owner alone
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {"model_type": "model2vec", "architectures": ["StaticModel"], "hidden_dim": vectors.shape[1], "normalize": True}
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    modules = [
        {"idx": 0, "name": "0", "path": ".", "type": "sentence_transformers.models.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    (folder / "modules.json").write_text(json.dumps(modules, indent=1) + "\n", encoding="utf-8")


def _records(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        first = lines.read(1)
        lines.seek(0)
        if first == "[":
            yield from json.load(lines)
            return
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _pieces(text: str) -> Iterator[str]:
    for piece in _SENTENCE.split(text):
        letters = sum(c.isalpha() for c in piece)
        if letters > 20 and letters > 0.6 * len(piece.replace(" ", "")):
            yield " ".join(piece.split())


def law_pairs(data: Path) -> dict[str, list[dict[str, str]]]:
    """Return pairs of the laws that are kept for the test: headings with their first article, articles with explanations.

    A heading that several laws have ("Ketentuan Umum") leads nowhere and is left out, as is a text that stands twice.
    """
    kinds = {"judul-pasal": "heading -> article", "pasal-penjelasan": "article -> explanation"}
    found: dict[str, dict[str, dict[str, str]]] = {kind: {} for kind in kinds.values()}
    several: set[str] = set()
    for record in _records(data / "nlp/pairs-peraturan/pairs.jsonl.gz"):
        if record["jenis"] in kinds and is_test(record["sumber"]):
            pair = {key: " ".join(str(record[key]).split()) for key in ("a", "b", "sumber")}
            first = found[kinds[record["jenis"]]].setdefault(pair["a"].lower(), pair)
            if first["sumber"] != pair["sumber"]:
                several.add(pair["a"].lower())
    return {kind: _once([pair for key, pair in pairs.items() if key not in several]) for kind, pairs in found.items()}


def _once(pairs: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Return the pairs without those whose second text an earlier pair has."""
    return list({pair["b"].lower(): pair for pair in reversed(pairs)}.values())[::-1]
