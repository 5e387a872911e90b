"""`lianshen serve | work | demo | doctor | admin`: the platform."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from lianshen.review.errors import Refused
from lianshen.review.language import _
from lianshen.web.commands.status import Status
from lianshen.web.embedded import running as parts_of
from lianshen.web.running import Platform, platform, worker_command


def add(commands: Any) -> None:
    """The commands that run and look after the platform."""
    cores = os.cpu_count() or 1
    for name, run, help_text in (
        ("serve", serve, "the platform; starts its own database and broker where LIANSHEN_DATABASE_URL is not set"),
        ("demo", demo, "the platform with demo accounts and the sample submission"),
    ):
        parser = commands.add_parser(name, help=help_text)
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument("--workers", type=int, default=min(cores, 4), help="0 where workers run elsewhere")
        parser.set_defaults(run=run)
    working = commands.add_parser("work", help="one more worker, on this machine or another")
    working.add_argument("--name", default=f"worker-{os.getpid()}")
    working.set_defaults(run=work)
    looking = commands.add_parser("doctor", help="is everything there that the platform needs")
    looking.set_defaults(run=doctor)
    looking.add_argument("--lang", choices=("zh", "en"), default="zh")
    administering = commands.add_parser("admin", help="looking after the database").add_subparsers(required=True)
    administering.add_parser("migrate", help="bring the tables up to date").set_defaults(run=migrate)
    administering.add_parser("journal", help="was any entry of the journal changed").set_defaults(run=journal)


def serve(options: argparse.Namespace) -> Status:
    """`lianshen serve`."""
    with platform(options.host, options.port, options.workers) as running:
        _say(f"联审 Lianshen  {running.address}")
        _watch(running)
    return Status.CLEAN


def demo(options: argparse.Namespace) -> Status:
    """`lianshen demo`, which `make run` calls."""
    _say("正在启动联审 · starting Lianshen …")
    with platform(options.host, options.port, options.workers) as running:
        from lianshen.web import desk
        from lianshen.web.sample import hand_in_sample

        accounts = desk.seed_demo()
        _say(f"\n联审 Lianshen   {running.address}\n")
        _say("演示账号 · demo accounts        密码 · password")
        for account in accounts:
            _say(f"  {account.name:<24} {account.password:<18} {account.title.zh} · {account.title.en}")
        submitted = hand_in_sample()
        if submitted:
            _say("\n示例项目已提交，正在读图与机审 · the sample was handed in and is being read and checked")
        else:
            _say("\n示例项目已在库中 · the sample is already here")
        _say("按 Ctrl-C 停止 · Ctrl-C stops everything\n")
        _watch(running)
    return Status.CLEAN


def work(options: argparse.Namespace) -> Status:
    """`lianshen work`: becomes the worker."""
    _join_running_parts()
    os.execv(sys.executable, worker_command(options.name))


def doctor(options: argparse.Namespace) -> Status:
    """`lianshen doctor`."""
    from lianshen.web.diagnosis import diagnose

    ills = diagnose()
    for ill in ills:
        print(f"✗ {ill[options.lang]}")
    if not ills:
        print(_("everything is there")[options.lang])
    return Status.FAILED if ills else Status.CLEAN


def migrate(_options: argparse.Namespace) -> Status:
    """`lianshen admin migrate`."""
    from lianshen.storage.schema import migrate as bring_up_to_date
    from lianshen.web.settings import settings

    _join_running_parts()
    bring_up_to_date(settings().database_url)
    return Status.CLEAN


def journal(_options: argparse.Namespace) -> Status:
    """`lianshen admin journal`."""
    from lianshen.storage.work import work as transaction
    from lianshen.web.settings import settings

    _join_running_parts()
    with transaction(settings().database_url) as at:
        whole = at.journal.first_broken() is None
    sentence = _("the journal is whole") if whole else _("the journal was changed")
    print(f"{sentence.zh} · {sentence.en}")
    return Status.CLEAN if whole else Status.FAILED


def _join_running_parts() -> None:
    """Use the parts that `lianshen serve` keeps running here, unless the environment names others."""
    if "LIANSHEN_DATABASE_URL" in os.environ:
        return
    told = parts_of()
    if told is None:
        raise Refused(_("no platform runs here: start `lianshen serve`, or set LIANSHEN_DATABASE_URL"))
    os.environ["LIANSHEN_DATABASE_URL"], os.environ["LIANSHEN_BROKER_URL"] = told


def _watch(running: Platform) -> None:
    try:
        running.watch()
    except KeyboardInterrupt:
        _say("\n正在停止 · stopping …")


def _say(sentence: str) -> None:
    print(sentence, flush=True)
