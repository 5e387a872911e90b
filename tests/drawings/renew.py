"""Write the golden readings and their README anew: `python -m tests.drawings.renew`."""

from __future__ import annotations

from tests.drawings.collection import manifest, read_all, reading
from tests.drawings.golden import FOLDER, differences, golden, kept, table, write


def main() -> None:
    """Read every drawing, say what changed, and keep it."""
    read_all(manifest())
    old = kept()
    new = {path: golden(*reading(path)) for path in manifest()}
    for path, one in new.items():
        for line in differences(old[path], one) if path in old else ["new"]:
            print(f"{path}: {line}")
    write(new)
    (FOLDER / "README.md").write_text(table(new), "utf-8")


if __name__ == "__main__":
    main()
