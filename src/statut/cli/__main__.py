"""`python -m statut.cli` is the command line too."""

from statut.cli.main import run

run()
