"""Objects by their hash: a folder or any S3 server, one protocol, two bodies.

Whatever the size, an object passes through a file on disk and never through memory as a whole.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import BinaryIO, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from minio import Minio
from minio.error import S3Error

from lianshen.review.errors import Refused
from lianshen.review.language import _

_PIECE = 1 << 20


class Readable(Protocol):
    """Anything that can be read piece by piece."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; b"" at the end."""
        ...


class TooLarge(Refused):
    """The file is larger than this server takes."""


class FileStore(Protocol):
    """Objects named by the sha256 of their bytes: putting the same bytes twice keeps one."""

    def put(self, stream: Readable, limit: int | None = None) -> tuple[str, int]:
        """Keep what the stream yields: its hash and size; raises TooLarge past `limit` bytes and keeps nothing."""
        ...

    def open(self, sha256: str) -> BinaryIO:
        """A stream from the start of an object; FileNotFoundError where there is none.  The caller closes it."""
        ...

    @contextmanager
    def local(self, sha256: str) -> Iterator[Path]:
        """The object as a file of this machine, to be read and not changed."""
        ...

    def has(self, sha256: str) -> bool:
        """Whether the object is there."""
        ...


@cache
def file_store(url: str) -> FileStore:
    """The store at `url`: a folder's path, or s3://key:secret@host:port/bucket?secure=0&region=us-east-1."""
    return S3(url) if url.startswith("s3://") else Folder(Path(url.removeprefix("file://")))


class Folder:
    """A folder, two levels deep: `ab/abcd…`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, stream: Readable, limit: int | None = None) -> tuple[str, int]:
        """Keep the stream; it appears under its name only when it is complete and on disk."""
        incoming = self._path / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        with _spooled(stream, limit, incoming) as (spooled, name, size):
            goal = self._place(name)
            if not goal.exists():
                goal.parent.mkdir(exist_ok=True)
                os.replace(spooled, goal)
        return name, size

    def open(self, sha256: str) -> BinaryIO:
        """The object as a stream."""
        return self._place(sha256).open("rb")

    @contextmanager
    def local(self, sha256: str) -> Iterator[Path]:
        """The very file in the store."""
        place = self._place(sha256)
        if not place.exists():
            raise FileNotFoundError(sha256)
        yield place

    def has(self, sha256: str) -> bool:
        """Whether the object is there."""
        return self._place(sha256).exists()

    def _place(self, name: str) -> Path:
        return self._path / _checked(name)[:2] / name


class S3:
    """A bucket of any S3 server, through the MinIO client; the bucket is made if need be."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        self._bucket = parts.path.strip("/")
        self._client = Minio(
            f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname),
            access_key=unquote(parts.username or "") or None,
            secret_key=unquote(parts.password or "") or None,
            secure=options.get("secure", "1") != "0",
            region=options.get("region", "us-east-1"),
        )
        self._ready = False

    def put(self, stream: Readable, limit: int | None = None) -> tuple[str, int]:
        """Keep the stream; its name is known only at its end, so it waits on disk until then."""
        with (
            TemporaryDirectory(prefix="lianshen-") as folder,
            _spooled(stream, limit, Path(folder)) as (path, name, size),
        ):
            if not self.has(name):
                self._client.fput_object(self._bucket, _key(name), str(path))
        return name, size

    def open(self, sha256: str) -> BinaryIO:
        """The object, fetched to disk first: a stream that is read slowly must not hold the server's connection."""
        with TemporaryDirectory(prefix="lianshen-") as folder:
            return self._fetched(sha256, Path(folder)).open("rb")  # the open file outlives its name

    @contextmanager
    def local(self, sha256: str) -> Iterator[Path]:
        """A copy that is gone after the `with`."""
        with TemporaryDirectory(prefix="lianshen-") as folder:
            yield self._fetched(sha256, Path(folder))

    def has(self, sha256: str) -> bool:
        """Whether the object is there."""
        self._prepare()
        try:
            self._client.stat_object(self._bucket, _key(sha256))
        except S3Error as error:
            if error.code in _MISSING:
                return False
            raise
        return True

    def _fetched(self, name: str, folder: Path) -> Path:
        self._prepare()
        path = folder / _checked(name)
        try:
            self._client.fget_object(self._bucket, _key(name), str(path))
        except S3Error as error:
            if error.code in _MISSING:
                raise FileNotFoundError(name) from error
            raise
        return path

    def _prepare(self) -> None:
        if self._ready:
            return
        try:
            if not self._client.bucket_exists(self._bucket):
                self._client.make_bucket(self._bucket)
        except S3Error as error:
            if error.code not in ("BucketAlreadyOwnedByYou", "BucketAlreadyExists"):
                raise
        self._ready = True


@contextmanager
def _spooled(stream: Readable, limit: int | None, folder: Path) -> Iterator[tuple[Path, str, int]]:
    """The stream as a file in `folder`, its hash and size; the file is gone after the `with` unless it was moved."""
    seal, size = sha256(), 0
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        path = Path(file.name)
        try:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if limit is not None and size > limit:
                    raise _too_large(limit)
                seal.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            yield path, seal.hexdigest(), size
        finally:
            path.unlink(missing_ok=True)


def _too_large(limit: int) -> TooLarge:
    megabytes = limit // 10**6
    return TooLarge(
        _("The file is larger than {megabytes} MB: split it, or leave out what is not needed", megabytes=megabytes)
    )


def _key(name: str) -> str:
    return f"{_checked(name)[:2]}/{name}"


def _checked(name: str) -> str:
    """Only hashes name objects: nothing else may reach a path."""
    if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
        raise FileNotFoundError(name)
    return name


_MISSING = ("NoSuchKey", "NoSuchObject", "NoSuchBucket")
