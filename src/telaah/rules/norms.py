"""The norms that rules rest on. ``confirmed`` is False where nobody of us has seen the text."""

from __future__ import annotations

from telaah.rules.base import Criterion

LKE = "PermenPANRB 88/2021 (LKE)"
CROSSCUTTING = Criterion(LKE, "1.b.9")
CASCADING = Criterion(LKE, "1.b.8")
CONDITION = Criterion(LKE, "1.b.4")
SMART = Criterion(LKE, "1.b.5")
TARGETS = Criterion(LKE, "1.b.7")
RELIABLE_DATA = Criterion(LKE, "2.a.3")
RELEVANT_DATA = Criterion(LKE, "2.b.2")
SATU_DATA = Criterion("Perpres 39/2019", "Satu Data Indonesia")
PERFORMANCE_TREE = Criterion("PermenPANRB 89/2021", "penjenjangan kinerja")
PARTICIPATION = Criterion("Permendagri 86/2017", "pendekatan partisipatif", confirmed=False)
TABLE_25 = Criterion("Permendagri 86/2017", "T-C.25")
TABLE_27 = Criterion("Permendagri 86/2017", "T-C.27")
ACCURATE_DATA = Criterion("UU 25/2004", "pasal 31", confirmed=False)
CURRENT_REGISTER = Criterion("Inpres tentang DTSEN", "data tunggal sosial dan ekonomi nasional", confirmed=False)
OUTLINE = Criterion("Permendagri 86/2017, Inmendagri 2/2025, Permendagri 14/2026", "sistematika")
WHOLE = Criterion("Syarat pemeriksaan", "dokumen utuh", confirmed=False)
LEGIBLE = Criterion("Syarat pemeriksaan", "dokumen dapat dibaca", confirmed=False)
OWN_WORDS = Criterion("Syarat pemeriksaan", "pernyataan milik perangkat daerah sendiri", confirmed=False)
CONSISTENCY = Criterion("Tanpa norma", "kesesuaian rencana dengan berita", confirmed=False)
