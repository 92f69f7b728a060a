"""BRT: what the press tells and the plan does not, and the reverse. Asked by ``telaah news match``."""

from __future__ import annotations

from telaah.rules.base import Rule
from telaah.rules.berita.brt001_mitra_berita_tak_ada_di_rencana import MitraBeritaTakAdaDiRencana
from telaah.rules.berita.brt002_angka_berita_beda_rencana import AngkaBeritaBedaRencana
from telaah.rules.berita.brt003_janji_pejabat_tanpa_jejak import JanjiPejabatTanpaJejak
from telaah.rules.news import Figured, Promised, Reported

RULES: tuple[type[Rule[Reported]] | type[Rule[Figured]] | type[Rule[Promised]], ...] = (
    MitraBeritaTakAdaDiRencana,
    AngkaBeritaBedaRencana,
    JanjiPejabatTanpaJejak,
)
