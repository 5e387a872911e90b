"""What is shipped is enough to run: no module of ours needs a package that only tests bring."""

from __future__ import annotations

import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
UV = CHECKOUT / ".cache" / "uv" / "bin" / "uv"
EVERY_DOOR = """
import importlib, os, pkgutil
os.environ.update(LIANSHEN_DATABASE_URL="postgresql://nobody@127.0.0.1:1/x", LIANSHEN_BROKER_URL="redis://127.0.0.1:1/0")
import lianshen
for module in pkgutil.walk_packages(lianshen.__path__, "lianshen."):
    if "migrations" not in module.name and not module.name.endswith("__main__"):
        importlib.import_module(module.name)
import kombu.transport.redis, celery.backends.redis, celery.bin.worker, uvicorn, samples.make
"""


def test_every_module_and_the_queue_load_with_the_shipped_packages_alone(tmp_path: Path) -> None:
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([UV, "venv", "--quiet", "--python", "python3", tmp_path / "env"], cwd=CHECKOUT, check=True)
    install = [UV, "pip", "sync", "--quiet", "--require-hashes", f"--python={python}", "requirements.txt"]
    subprocess.run(install, cwd=CHECKOUT, check=True)
    loaded = subprocess.run([python, "-c", EVERY_DOOR], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert loaded.returncode == 0, loaded.stderr[-1500:]
