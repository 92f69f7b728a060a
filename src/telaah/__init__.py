"""telaah: a close reading of Indonesian regional plans.

Which outcomes of a plan name no collaborating party, and which name no source of their data: each with page and words.
"""

from telaah.api import check
from telaah.config import Settings
from telaah.model.result import Result

__version__ = "0.1.0"

__all__ = ["Result", "Settings", "__version__", "check"]
