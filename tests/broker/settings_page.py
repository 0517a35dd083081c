"""The page of settings in the docs: `python -m tests.broker.settings_page` writes it anew."""

from pathlib import Path

from parley.adapters.settings import documented

PAGE = Path(__file__).parents[2] / "docs/reference/settings.md"

HEAD = """# Settings

What the machine needs to know comes from variables of the environment. Which negotiations are watched and where news of
them goes is in the configuration file. A password may be in a file that the variable with `_FILE` names, as Docker and
Kubernetes hand secrets over.

| Variable | What it is | Form | Default |
|---|---|---|---|
"""


def page() -> str:
    """The page as it is to be."""
    rows = [f"| `{name}` | {what} | {form} | `{default}` |" for name, what, form, default in documented()]
    return HEAD + "\n".join(row.replace("` or `", "`, `").replace(" or PARLEY_", "`, `PARLEY_") for row in rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
