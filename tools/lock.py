"""Write the locks anew: the newest versions that pyproject.toml and package.json allow, with hashes and without addresses."""

from __future__ import annotations

import subprocess
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
COMPILE = (
    ".cache/uv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate "
    "--no-header pyproject.toml"
).split()


def main() -> None:
    subprocess.run([*COMPILE, "-o", "requirements.txt"], cwd=HOME, check=True)
    subprocess.run(
        [*COMPILE, "--group", "dev", "-c", "requirements.txt", "-o", "requirements-dev.txt"], cwd=HOME, check=True
    )
    npm = HOME / ".venv" / "bin" / "npm"
    subprocess.run([npm, "update", "--package-lock-only", "--ignore-scripts"], cwd=HOME, check=True)


if __name__ == "__main__":
    main()
