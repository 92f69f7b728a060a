"""``python -m telaah``."""

from telaah.cli.app import main

if __name__ == "__main__":
    main()
