"""Bundle what the pages load: `lianshen/web/components/` and the locked npm packages into `lianshen/web/static/build/`.

`web_assets.py` builds when anything changed; `web_assets.py types` checks the TypeScript strictly and writes nothing.

    main.js, main.css     components/main.ts and main.css with all they import (OpenLayers)
    fonts.css, fonts/     Noto Sans Hans, for machines without a Chinese font; also what the printed opinion is set in
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
NODE = HOME / ".venv" / "bin" / "node"
MODULES = HOME / "node_modules"
WEB = HOME / "lianshen" / "web"
ENTRY = WEB / "components" / "main.ts"
BUILD = WEB / "static" / "build"

COPIES = {
    "fonts/NotoSansHans-Regular.otf": "@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf",
    "fonts/NotoSansHans-Bold.otf": "@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf",
    "fonts/LICENSE": "@embedpdf/fonts-sc/LICENSE",
}
# A machine with a Chinese font of its own never fetches ours: eight megabytes each.
FACE = """@font-face {{
  font-family: "Lianshen Sans"; font-weight: {weight}; font-display: swap;
  src: {local}, url("fonts/NotoSansHans-{name}.otf") format("opentype");
}}
"""
LOCAL = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")


def main() -> None:
    try:
        if sys.argv[1:] == ["types"]:
            check_types()
        else:
            with (HOME / ".cache" / "assets.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                build_when_changed()
    except subprocess.CalledProcessError as error:
        sys.exit(f"lianshen: `{Path(error.cmd[1]).name}` found faults in lianshen/web/components (see above).")
    except FileNotFoundError as error:
        sys.exit(f"lianshen: {error.filename} is missing: run `make setup` once with a network.")


def check_types() -> None:
    """`tsc --noEmit`, strict (tsconfig.json)."""
    if not ENTRY.exists():
        sys.exit(f"lianshen: {ENTRY.relative_to(HOME)} is missing, and with it all behaviour of the pages.")
    subprocess.run([NODE, MODULES / "typescript" / "bin" / "tsc", "--noEmit", "-p", HOME], check=True)


def build_when_changed() -> None:
    state = state_of_sources()
    stamp = BUILD / ".stamp"
    if stamp.is_file() and stamp.read_text() == state:
        return
    fresh = BUILD.with_name(f".build-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        build(fresh)
        (fresh / ".stamp").write_text(state)
        shutil.rmtree(BUILD, ignore_errors=True)
        fresh.rename(BUILD)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def build(into: Path) -> None:
    for name, source in COPIES.items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / source, into / name)
    local = ", ".join(f'local("{name}")' for name in LOCAL)
    faces = [FACE.format(weight=w, name=n, local=local) for w, n in ((400, "Regular"), (700, "Bold"))]
    (into / "fonts.css").write_text("".join(faces))
    if ENTRY.exists():
        bundle(into)
    else:
        print(f"lianshen: {ENTRY.relative_to(HOME)} is missing: the pages have no behaviour.", file=sys.stderr)


def bundle(into: Path) -> None:
    """One script and one style sheet out of main.ts, main.css and all they import."""
    loaders = [f"--loader:.{kind}=dataurl" for kind in ("svg", "png")]
    loaders += [f"--loader:.{kind}=file" for kind in ("woff", "woff2", "otf")]
    style = 'import "./main.css";' if ENTRY.with_suffix(".css").exists() else ""
    subprocess.run(
        [
            NODE, MODULES / "esbuild" / "bin" / "esbuild", "--bundle", "--format=esm", "--target=es2022", "--minify",
            "--sourcemap", "--log-level=warning", f"--outfile={into / 'main.js'}", "--sourcefile=all.ts", "--loader=ts",
            *loaders,
        ],
        check=True,
        cwd=ENTRY.parent,
        text=True,
        input=f'import "./main"; {style}',
    )  # fmt: skip


def state_of_sources() -> str:
    """A hash over everything a build depends on."""
    kinds = {".ts", ".css", ".svg", ".png"}
    sources = sorted(file for file in WEB.rglob("*") if file.suffix in kinds and WEB / "static" not in file.parents)
    digest = hashlib.sha256()
    for file in (Path(__file__), HOME / "package-lock.json", HOME / "tsconfig.json", *sources):
        digest.update(f"{file.relative_to(HOME)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    main()
