"""The code of the how-tos, as it stands in the docs."""

import re
import socket
from pathlib import Path

HOW_TOS = Path(__file__).parents[2] / "docs/how-to"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(name: str, language: str) -> list[str]:
    """The blocks of code in one language of one how-to, in order."""
    text = (HOW_TOS / name).read_text(encoding="utf-8")
    return [code for written, code in _BLOCK.findall(text) if written == language]


def free_port() -> str:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])
