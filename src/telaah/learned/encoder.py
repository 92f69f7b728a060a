"""Sentence vectors: the static Indonesian model that ships, or any other that the user names."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from telaah.errors import ModelError
from telaah.learned.folder import models_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


SHIPPED = "encoder"
"""The name of the one that ships, as ``telaah models`` prints it."""
_MOST_PIECES = 512
"""Of a long text its beginning is enough."""


class Embedder(Protocol):
    """Turns texts into vectors of length 1, so that the product of two is their cosine."""

    name: str
    """Another for other vectors: an index by one encoder is none by another."""
    size: int
    """Numbers of a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (texts, size); a text without a known word has a vector of zeros."""
        ...


@lru_cache(maxsize=4)
def embedder(name: str | None = None, size: int | None = None) -> Embedder | None:
    """Return the encoder of that name, loaded once a process.

    Args:
        name: a folder, or a name that sentence-transformers knows; None is the one that ships.
        size: how many numbers of each vector to keep (the model that ships keeps its meaning at 128 and 64 too).

    Returns:
        None where no name is given and no model is installed.
    """
    if name is None or (name == SHIPPED and not Path(name).is_dir()):
        folder = models_folder()
        if folder is None or not (folder / "encoder" / "model.safetensors").is_file():
            return None
        return _Static(folder / "encoder", size)
    if (Path(name) / "tokenizer.json").is_file() and not (Path(name) / "1_Pooling").is_dir():
        return _Static(Path(name), size)
    return _Transformer(name, size)


class _Static:
    """A static model: each piece of a word has a vector, a text has their mean. Read with numpy alone."""

    def __init__(self, folder: Path, size: int | None) -> None:
        from telaah.learned.wordpiece import WordPieces

        self._pieces = WordPieces(folder / "tokenizer.json")
        self._vectors = _table(folder / "model.safetensors")
        self.name = f"{folder.name}-{zlib.crc32((folder / 'model.safetensors').read_bytes()):08x}"
        self.size = min(size or self._vectors.shape[1], self._vectors.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        found = np.zeros((len(texts), self.size), dtype=np.float32)
        for row, text in enumerate(texts):
            ids = self._pieces.ids(text)[:_MOST_PIECES]
            if ids:
                found[row] = self._vectors[ids, : self.size].mean(axis=0, dtype=np.float32)
        return _unit(found, found.shape)


class _Transformer:
    """A model of sentence-transformers; torch is loaded only here."""

    def __init__(self, name: str, size: int | None) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError:
            raise ModelError(f'{name}: another encoder needs sentence-transformers: pip install "telaah[embed]"') from None
        try:
            self._model: Any = SentenceTransformer(name, device="cpu", truncate_dim=size, local_files_only=True)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"{name}: no model of sentence-transformers on this machine ({str(error).splitlines()[0]})"
            ) from None
        self.name = name
        self.size = int(self._model.get_sentence_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self._model.encode(list(texts), convert_to_numpy=True, show_progress_bar=False)
        return _unit(vectors, (len(texts), self.size))


def _unit(given: object, shape: tuple[int, int]) -> Vectors:
    import numpy as np

    vectors = np.asarray(given, dtype=np.float32).reshape(shape)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return unit


def _table(file: Path) -> NDArray[Any]:
    """Return the vectors of a safetensors file without reading them into memory."""
    import numpy as np

    try:
        with file.open("rb") as data:
            length = int.from_bytes(data.read(8), "little")
            (entry,) = (value for key, value in json.loads(data.read(length)).items() if key != "__metadata__")
        kind = {"F16": "<f2", "F32": "<f4"}[entry["dtype"]]
        start, _ = entry["data_offsets"]
        return np.memmap(file, dtype=kind, mode="r", offset=8 + length + start, shape=tuple(entry["shape"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{file}: no table of vectors that can be read ({error})") from None
