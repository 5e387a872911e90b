"""An S3 server for tests: SeaweedFS, whose signatures, expiries and multipart uploads are real."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import minio
import pytest

from lianshen.web.embedded import CannotStart, Child
from tests.parts.places import passing_folder


@dataclass(frozen=True)
class S3:
    """Where the server is and who may use it."""

    endpoint: str
    access_key: str
    secret_key: str
    region: str = "us-east-1"

    def client(self) -> minio.Minio:
        return minio.Minio(
            self.endpoint, access_key=self.access_key, secret_key=self.secret_key, region=self.region, secure=False
        )

    def url(self, bucket: str) -> str:
        """The form LIANSHEN_FILES_URL takes."""
        return f"s3://{self.access_key}:{self.secret_key}@{self.endpoint}/{bucket}?secure=0&region={self.region}"


@pytest.fixture(scope="session")
def s3() -> Iterator[S3]:
    with passing_folder("s3") as folder:
        ports = _free_ports(5)
        server = S3(f"127.0.0.1:{ports[0]}", "testkey", uuid.uuid4().hex)
        weed = _weed(folder, ports, server)
        weed.start()
        try:
            _wait_until_ready(server, weed)
            yield server
        finally:
            weed.stop()


@pytest.fixture
def bucket(s3: S3) -> str:
    """A fresh, empty bucket."""
    name = f"test-{uuid.uuid4().hex[:12]}"
    s3.client().make_bucket(name)
    return name


def _weed(folder: Path, ports: list[int], server: S3) -> Child:
    """Bound to this machine alone, without telemetry: both are otherwise by default."""
    names = ("s3", "master", "volume", "filer", "admin")
    return Child(
        "SeaweedFS",
        [
            Path(sys.executable).with_name("weed"), "mini", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
            "-master.telemetry=false", "-webdav=false", "-admin.ui=false", "-s3.port.iceberg=0", "-s3.port.lance=0",
            *(f"-{name}.port={port}" for name, port in zip(names, ports, strict=True)),
        ],
        log=folder / "server.log",
        environment={**os.environ, "AWS_ACCESS_KEY_ID": server.access_key, "AWS_SECRET_ACCESS_KEY": server.secret_key},
        folder=folder,
        stop_signal=signal.SIGTERM,
        grace=2,  # it holds nothing worth waiting for
    )  # fmt: skip


def _free_ports(count: int) -> list[int]:
    """Ports whose companions for gRPC, ten thousand higher, are free as well."""
    found: list[int] = []
    for port in range(20000 + os.getpid() % 1000 * 20, 55000, 3):
        if _free(port) and _free(port + 10000):
            found.append(port)
        if len(found) == count:
            return found
    raise CannotStart("fewer than five pairs of ports are free: end some of the programs that listen on 127.0.0.1.")


def _free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _wait_until_ready(server: S3, weed: Child, seconds: float = 60) -> None:
    """Until it really stores and returns something: it answers before its volumes are there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and weed.alive:
        host, port = server.endpoint.split(":")
        with suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
            break
        time.sleep(0.05)
    client = server.client()
    while time.monotonic() < until and weed.alive:
        with suppress(Exception):
            if not client.bucket_exists("ready"):
                client.make_bucket("ready")
            return
        time.sleep(0.1)
    raise CannotStart(f"SeaweedFS did not become ready; it said: {weed.last_words()}")
