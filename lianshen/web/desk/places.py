"""Where the desk works: one transaction on this installation's database, and its store of files."""

from __future__ import annotations

from contextlib import AbstractContextManager

from lianshen.storage.files import FileStore, file_store
from lianshen.storage.work import At, work
from lianshen.web.settings import settings


def at_work() -> AbstractContextManager[At]:
    """One transaction, committed at the end of the `with`."""
    return work(settings().database_url)


def files() -> FileStore:
    """The objects."""
    return file_store(settings().files_url)
