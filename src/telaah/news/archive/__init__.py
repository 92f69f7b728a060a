"""One folder: articles and what was understood of them, as tables and an index."""
