"""Where the trained models lie: in the installed package, or in ``models/`` of the source tree."""

from __future__ import annotations

import os
from pathlib import Path

_INSTALLED = Path(__file__).resolve().parents[1] / "models"
_SOURCE = Path(__file__).resolve().parents[3] / "models"


def models_folder() -> Path | None:
    """Return the folder with the models, None where there is none.

    ``TELAAH_MODELS`` names another one, for models that somebody has trained on more than we may ship.
    """
    named = os.environ.get("TELAAH_MODELS")
    places = [Path(named)] if named else [_INSTALLED, _SOURCE]
    return next((place for place in places if (place / "index.toml").is_file()), None)
