"""One contract for both bodies of the file store; the S3 server is a real one."""

from __future__ import annotations

import io
import tracemalloc
from hashlib import sha256
from pathlib import Path

import pytest

from lianshen.storage.files import FileStore, TooLarge, file_store
from tests.parts.objects import S3


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    if request.param == "folder":
        return file_store(str(tmp_path / "files"))
    server: S3 = request.getfixturevalue("s3")
    return file_store(server.url(f"contract-{sha256(request.node.name.encode()).hexdigest()[:12]}"))


class Endless:
    """A stream of `size` bytes that exists nowhere as a whole."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1, /) -> bytes:
        piece = min(self.left, size)
        self.left -= piece
        return b"\0" * piece


def test_what_was_put_is_found_under_its_hash(store: FileStore) -> None:
    name, size = store.put(io.BytesIO("图纸".encode()))
    assert (name, size) == (sha256("图纸".encode()).hexdigest(), 6)
    with store.open(name) as stream:
        assert stream.read() == "图纸".encode()
    with store.local(name) as path:
        assert path.read_bytes() == "图纸".encode()


def test_the_same_bytes_twice_are_one_object(store: FileStore) -> None:
    assert store.put(io.BytesIO(b"plan")) == store.put(io.BytesIO(b"plan"))


def test_an_empty_file_is_kept_as_well(store: FileStore) -> None:
    name, size = store.put(io.BytesIO(b""))
    assert size == 0
    with store.open(name) as stream:
        assert stream.read() == b""


def test_what_was_never_put_is_not_there(store: FileStore) -> None:
    missing = "0" * 64
    assert not store.has(missing)
    with pytest.raises(FileNotFoundError):
        store.open(missing)
    with pytest.raises(FileNotFoundError), store.local(missing):
        pass


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63 + "/"])
def test_only_hashes_name_objects(store: FileStore, name: str) -> None:
    with pytest.raises(FileNotFoundError):
        store.open(name)


def test_a_file_past_the_limit_is_refused_and_leaves_nothing(store: FileStore) -> None:
    with pytest.raises(TooLarge):
        store.put(Endless(3_000_000), limit=2_000_000)
    assert not store.has(sha256(b"\0" * 3_000_000).hexdigest())


def test_a_large_file_does_not_sit_in_memory(store: FileStore) -> None:
    tracemalloc.start()
    name, size = store.put(Endless(60_000_000))
    with store.open(name) as stream:
        while stream.read(1 << 20):
            pass
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size == 60_000_000
    assert peak < 30_000_000


def test_nothing_unfinished_stays_in_the_folder(tmp_path: Path) -> None:
    store = file_store(str(tmp_path))
    with pytest.raises(TooLarge):
        store.put(Endless(2_000_000), limit=1_000_000)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
