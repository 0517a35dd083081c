"""Write the generated files of the repository, or check with --check that they are what the code makes."""

import sys

from parley_topics.schema import SCHEMA_DIR, documents


def main(arguments: list[str]) -> int:
    """Write or check; 1 where a file is not what it should be."""
    made = {SCHEMA_DIR / name: content for name, content in documents().items()}
    stale = [path for path, content in made.items() if not path.exists() or path.read_bytes() != content]
    left = sorted(set(SCHEMA_DIR.glob("*")) - set(made))
    if arguments == ["--check"]:
        for path in [*stale, *left]:
            print(f"{path} is not what the records make: run scripts/generate.py")
        return 1 if stale or left else 0
    SCHEMA_DIR.mkdir(exist_ok=True)
    for path in stale:
        path.write_bytes(made[path])
    for path in left:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
