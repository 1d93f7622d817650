"""Translations: `python -m screens.translate` takes up new strings and compiles what is translated.

The sources are English; `.ts` files are edited by hand or in Qt Linguist, `.qm` files are built from
them and never committed. `--release` only compiles, `--release-if-older` only what has changed.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SCREENS = Path(__file__).parent
TRANSLATIONS = SCREENS / "translations"
# English has a file for its plurals: „1 minute”, „2 minutes”.
LANGUAGES = {"pl": "pl_PL", "en": "en_GB"}
_BIN = Path(sys.executable).parent


def sources() -> list[Path]:
    """Return every file of the screens that can hold a string."""
    return sorted([*SCREENS.rglob("*.qml"), *SCREENS.rglob("*.py")])


def update(folder: Path = TRANSLATIONS) -> None:
    """Take up new strings and drop those that are no longer used, in each `.ts` file of `folder`."""
    for language, locale in LANGUAGES.items():
        _run(
            "pyside6-lupdate",
            *("-silent", "-no-obsolete", "-locations", "none"),
            *("-source-language", "en_GB", "-target-language", locale),
            *(str(path) for path in sources()),
            *("-ts", str(folder / f"urzedomat_{language}.ts")),
        )


def release(only_if_older: bool = False) -> None:
    """Compile each `.ts` to a `.qm` beside it."""
    for language in LANGUAGES:
        source = TRANSLATIONS / f"urzedomat_{language}.ts"
        compiled = source.with_suffix(".qm")
        if only_if_older and compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        _run("pyside6-lrelease", "-silent", str(source), "-qm", str(compiled))


def _run(program: str, *arguments: str) -> None:
    subprocess.run([_BIN / program, *arguments], check=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m screens.translate", description=__doc__)
    parser.add_argument("--release", action="store_true", help="compile only")
    parser.add_argument("--release-if-older", action="store_true", help="compile only what has changed")
    options = parser.parse_args(arguments)
    if not (options.release or options.release_if_older):
        update()
    release(only_if_older=options.release_if_older)
    return 0


if __name__ == "__main__":
    sys.exit(main())
