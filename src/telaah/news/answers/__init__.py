"""Questions to an archive: parties, network, trends, quotes."""
