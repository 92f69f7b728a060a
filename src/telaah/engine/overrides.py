"""What the user knows better than the document: kind, organisation, region, period, names."""

from __future__ import annotations

from dataclasses import replace

from telaah.config import Settings
from telaah.model.identity import DocumentKind, Identity


def corrected(identity: Identity, settings: Settings) -> Identity:
    """Return an identity with the settings' values in the place of those that were found."""
    known, names = settings.document, settings.names
    identity = identity.named(known.organisation)
    aliases = {**dict(identity.abbreviations), **names.aliases}
    return replace(
        identity,
        kind=DocumentKind(known.kind) if known.kind else identity.kind,
        region=known.region or identity.region,
        period=known.period or identity.period,
        own_names=tuple(dict.fromkeys((*identity.own_names, *names.own))),
        abbreviations=tuple(sorted(aliases.items())),
    )
