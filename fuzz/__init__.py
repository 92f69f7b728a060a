"""Files that are broken on purpose, and whether telaah accounts for every one of them."""
