"""Where test parts keep their data: folders that another user may enter, gone afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def passing_folder(purpose: str) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=f"lianshen-test-{purpose}-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
