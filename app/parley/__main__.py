"""`python -m parley` is the command line."""

from parley.cli.main import run

if __name__ == "__main__":
    run()
