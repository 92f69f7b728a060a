"""Reading into an archive: what is new is understood and kept, a part at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from telaah.config import Settings
from telaah.learned import embedder
from telaah.news.archive import crew, near, parts, rows
from telaah.news.archive.account import FAILURES, Account
from telaah.news.archive.extent import Extent
from telaah.news.archive.folder import Archive
from telaah.news.archive.search import Index
from telaah.news.archive.seen import Seen
from telaah.news.archive.worker import Done, Outcome
from telaah.news.article import NoArticle
from telaah.news.reading import Item, ReadOptions, list_items

ARTICLES_IN_PART = 5_000
CHARACTERS_IN_PART = 64_000_000
SECONDS_IN_PART = 60.0
"""What a killed run may lose is what it did since the last part was written."""

Watch = Callable[[Account], None]


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How material is added."""

    reading: ReadOptions = field(default_factory=ReadOptions)
    outlet: str | None = None
    """Of articles that name none."""
    encoder: str | None = None
    """Another encoder, by whose vectors the articles can be searched."""


def add(
    archive: Archive,
    paths: Sequence[str],
    settings: Settings | None = None,
    options: AddOptions | None = None,
    watch: Watch | None = None,
) -> Account:
    """Read what the paths name into the archive; what is in it already is passed over.

    ``watch`` is called with the account as it grows. Ctrl-C keeps what was understood so far.
    """
    with archive.locked():
        parts.tidy(archive.path)
        run = _Run(archive, settings or Settings(), options or AddOptions(), watch or (lambda _: None))
        begun = time.monotonic()
        try:
            run.read(paths)
        except KeyboardInterrupt:
            run.account.interrupted = True
        finally:
            run.write()
            run.index.update()
            run.account.refused.sort(key=lambda item: rows.sort_key(item.path))  # workers finish in no order
            run.account.seconds = time.monotonic() - begun
        return run.account


class _Run:
    """One addition."""

    def __init__(self, archive: Archive, settings: Settings, options: AddOptions, watch: Watch) -> None:
        self.archive, self.settings, self.options, self.watch = archive, settings, options, watch
        self.account = Account()
        self.seen = Seen(archive)
        self.index = Index(archive, embedder(options.encoder) if options.encoder else None)
        self._map()
        self.account.first = self.families.fresh.first
        self._clear()

    def _clear(self) -> None:
        self.tables = rows.empty()
        self.characters = 0
        self.since = time.monotonic()

    def read(self, paths: Sequence[str]) -> None:
        """Read, understand, keep."""
        reading = self.options.reading
        for item, outcome in crew.understand(self._new_items(paths), self.settings, reading, self.options.outlet):
            self._take(item, outcome)
            self.watch(self.account)
            if self._is_full():
                self.write()

    def _new_items(self, paths: Sequence[str]) -> Iterator[Item]:
        """Yield what is not in the archive; the rest goes into the account at once."""
        extent = Extent(paths)
        for item in list_items(paths, self.options.reading, tell=self.account.notices.append):
            extent.read(item.path, 0 if isinstance(item, NoArticle) else crew.size_of(item))
            self.account.share = extent.share
            if isinstance(item, NoArticle):
                self._refuse(item, "")
            elif self.seen.is_known(item.id):
                self.account.known += 1
            elif self.seen.is_taken(item.id):
                self.account.duplicates += 1
                self._note(item.id, NoArticle(item.path, "duplicate"))
            else:
                self.seen.take(item.id)
                yield item
                continue
            self.watch(self.account)

    def _take(self, item: Item, outcome: Outcome) -> None:
        if isinstance(outcome, NoArticle):
            self._refuse(outcome, item.id)
            return
        self._keep(outcome)

    def _keep(self, done: Done) -> None:
        article, fresh = done.article, self.families.fresh
        number = fresh.first + len(fresh.families)
        family = self.families.place(done.minima, near.day_of(article.date))
        for name, found in rows.rows_of(article, number, family, done.borders).items():
            self.tables[name] += found
        self.tables["seen"].append((article.id, article.path, "added", number, None, None))
        self.characters += len(article.text)
        self.account.added += 1
        self.account.grouped += family != number

    def _refuse(self, item: NoArticle, key: str) -> None:
        self.account.refuse(item)
        self._note(key, item)

    def _note(self, key: str, item: NoArticle) -> None:
        """Keep in the archive why something is not in it; once, however often it is read."""
        if self.seen.is_told(item):
            return
        outcome = "duplicate" if item.reason == "duplicate" else "failed" if item.reason in FAILURES else "no_article"
        self.tables["seen"].append((key, item.path, outcome, None, item.reason, item.detail or None))

    def _is_full(self) -> bool:
        articles = len(self.tables["articles"])
        full = articles >= ARTICLES_IN_PART or self.characters >= CHARACTERS_IN_PART
        return full or (articles > 0 and time.monotonic() - self.since > SECONDS_IN_PART)

    def write(self) -> None:
        """Make a part of what was gathered."""
        if not self.tables["seen"]:
            return
        part = parts.write_part(self.archive.path, self.tables, self.families.fresh)
        self.families.written(part.path)
        self._clear()
        self.index.update()
        while parts.join_parts(self.archive.path):
            self._map()

    def _map(self) -> None:
        """Map what the parts keep for finding near-duplicates."""
        stored, number = [], 1
        for part in self.archive.parts():
            stored.append(near.Stored(part.path, number))
            number += len(stored[-1])
        self.families = near.Families(stored, number)
