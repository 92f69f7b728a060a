"""Trained models behind small Protocols; each is loaded when it is first asked for, once a process."""

from __future__ import annotations

from telaah.learned.encoder import Embedder, embedder
from telaah.learned.folder import models_folder

__all__ = ["Embedder", "embedder", "models_folder"]
