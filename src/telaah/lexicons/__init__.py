"""Lists as data: parties, sources, cues, columns, sections, regions, words; README.md names the origin of each."""
