"""`lianshen`: the command line.  Exit status: 0 clean, 1 failed, 2 wrong usage, 3 open questions, 4 nothing read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from lianshen.review.errors import Refused
from lianshen.review.report import FontMissing
from lianshen.web.commands import drawings, platform, rules
from lianshen.web.commands.status import Status
from lianshen.web.embedded import CannotStart


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what is refused is said in one sentence that names the remedy."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Refused as refused:
        return _said(refused.text[getattr(options, "lang", "zh")])
    except (CannotStart, FontMissing) as error:
        return _said(str(error))
    except BrokenPipeError:
        return Status.CLEAN
    except KeyboardInterrupt:
        return 130


def _said(sentence: str) -> int:
    print(f"lianshen: {sentence}", file=sys.stderr)
    return Status.USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lianshen", description="联审 Lianshen: joint review of construction drawings"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for family in (drawings, rules, platform):
        family.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
