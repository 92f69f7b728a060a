"""The official outlines in circulation, one file each, and which of them a document follows."""

from telaah.profiles.choose import choose_profile
from telaah.profiles.compare import Missing, OutlineCheck, check_outline, missing_chapters
from telaah.profiles.load import Chapter, ExpectedSection, Profile, load_profiles

__all__ = [
    "Chapter",
    "ExpectedSection",
    "Missing",
    "OutlineCheck",
    "Profile",
    "check_outline",
    "choose_profile",
    "load_profiles",
    "missing_chapters",
]
