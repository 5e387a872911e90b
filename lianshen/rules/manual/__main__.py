"""`python -m lianshen.rules.manual docs/rules` writes the manual of all installed packs."""

import sys
from pathlib import Path

from lianshen.rules.manual.markdown import write
from lianshen.rules.pack import installed

if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/rules"), installed())
