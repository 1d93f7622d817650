"""Type-checks the QML against the Python view-models: `python -m screens.lint`. No warning is allowed.

metaobjectdump reads the Python sources, qmltyperegistrar makes of them what qmllint understands.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

SCREENS = Path(__file__).parent
BUILD = SCREENS.parent / "build" / "qmllint"
MODULE = "Urzedomat.Models"
_BIN = Path(sys.executable).parent
# QObject and its like are declared by Qt itself, not by the sources that are dumped.
_BASES = ("rows", "view_model")
_HARMLESS = "is used as base type but cannot be found"


def describe_types(build: Path) -> Path:
    """Write the module of the view-models as QML tools see it, and return the folder to import from."""
    shutil.rmtree(build, ignore_errors=True)
    module = build.joinpath(*MODULE.split("."))
    module.mkdir(parents=True)
    dump = build / "metatypes.json"
    _run("pyside6-metaobjectdump", "--out-file", str(dump), *map(str, _sources()))
    dump.write_text(json.dumps(_with_pointers(json.loads(dump.read_text(encoding="utf-8")))))
    _run(
        "pyside6-qmltyperegistrar",
        *("--generate-qmltypes", str(module / "plugins.qmltypes")),
        *("--import-name", MODULE, "--major-version", "1", "-o", str(build / "unused.cpp"), str(dump)),
    )
    (module / "qmldir").write_text(f"module {MODULE}\ntypeinfo plugins.qmltypes\n")
    return build


def lint(build: Path = BUILD) -> int:
    """Check every QML file; the number that is returned is the exit status of qmllint."""
    types = describe_types(build)
    files = sorted((SCREENS / "qml").rglob("*.qml"))
    return subprocess.run(
        [
            _BIN / "pyside6-qmllint",
            *("--max-warnings", "0"),
            *("-I", str(types), "-I", str(SCREENS / "qml")),
            *map(str, files),
        ],
        check=False,
    ).returncode


def _sources() -> list[Path]:
    """The base classes come first: metaobjectdump knows a class only when it has read its base."""
    found = sorted([*(SCREENS / "view_models").glob("*.py"), *(SCREENS / "panel").glob("*.py")])
    ours = [path for path in found if "QML_IMPORT_NAME" in path.read_text(encoding="utf-8")]
    bases = [path for path in found if path.stem in _BASES and path not in ours]
    return sorted(bases + ours, key=lambda path: path.stem not in _BASES)


def _with_pointers(dumped: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """An object is held by pointer; Python does not say so."""
    ours = {item["className"] for source in dumped for item in source["classes"]} | {"QObject"}
    for source in dumped:
        for item in source["classes"]:
            for entry in item.get("properties", []):
                entry["type"] += "*" if entry["type"] in ours else ""
    return dumped


def _run(program: str, *arguments: str) -> None:
    done = subprocess.run([_BIN / program, *arguments], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if line and _HARMLESS not in line]
    print("\n".join(told), end="\n" if told else "", file=sys.stderr)
    done.check_returncode()


if __name__ == "__main__":
    sys.exit(1 if lint() else 0)
