"""News: articles read, understood, kept in an archive, asked, and held against plans."""
