"""How articles are understood: who speaks, who works with whom."""
