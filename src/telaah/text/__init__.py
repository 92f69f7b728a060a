"""Small pure functions over text: normalise, similarity, numbers, abbreviations, joining of cut words."""
