"""Write the locks anew: the newest versions that pyproject.toml and package.json allow, with hashes and without addresses."""

from __future__ import annotations

import subprocess
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
UV = HOME / ".cache" / "uv" / "bin" / "uv"
KIND = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-annotate",
    "--no-header",
    "--quiet",
    "--upgrade",
)


def main() -> None:
    compile_to("requirements.txt")
    compile_to("requirements-dev.txt", "--group=dev", "--constraints=requirements.txt")
    npm = HOME / ".venv" / "bin" / "npm"
    subprocess.run([npm, "update", "--package-lock-only", "--ignore-scripts"], cwd=HOME, check=True)


def compile_to(lock: str, *more: str) -> None:
    subprocess.run([UV, "pip", "compile", *KIND, *more, "pyproject.toml", "-o", lock], cwd=HOME, check=True)


if __name__ == "__main__":
    main()
