"""The commands ``telaah news ...``, a module each; ``group.py`` lists them."""
