"""Reading a starter pack: every file checked before anything is imported (docs/content-format.md)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from central import strict_json
from central.knowledge.content import Content, Value
from central.knowledge.problems import misshapen, problems


class PackError(ValueError):
    """The pack cannot be imported. `problems` name file and field, one each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_pack(directory: Path) -> Content:
    """Read and check the pack in `directory`.

    Raises:
        PackError: A file is missing, is not JSON or has a field that is not as it must be. All
            problems are named at once.
    """
    if not directory.is_dir():
        raise PackError([f"{directory}: no such folder; name the folder of a pack, such as content/lodz"])
    reader = _Reader(directory)
    content = Content(
        office=reader.read("office.json", {}),
        texts=reader.read("texts.json", {}),
        categories=tuple(reader.read("categories.json", [])),
        bodies=tuple(reader.read("bodies.json", [])),
        services=tuple(reader.read_each("services")),
        forms=tuple(reader.read_each("forms")),
    )
    # What a file has wrong in itself is named by the file; then all of them are judged together.
    found = reader.problems or problems(content)
    if found:
        raise PackError(found)
    return content


class _Reader:
    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.problems: list[str] = []

    def read(self, name: str, otherwise: Any) -> Any:
        try:
            value = strict_json.loads((self._directory / name).read_bytes())
        except FileNotFoundError:
            self.problems.append(f"{name}: is missing from {self._directory}")
            return otherwise
        except (OSError, strict_json.NotStrictError) as error:
            self.problems.append(f"{name}: is not JSON: {error}")
            return otherwise
        found = [*misshapen(name, value)]
        self.problems += found
        return otherwise if found else value

    def read_each(self, folder: str) -> Iterator[Value]:
        for path in sorted((self._directory / folder).glob("*.json")):
            value = self.read(f"{folder}/{path.name}", None)
            if value is not None and value["id"] != path.stem:
                self.problems.append(f"{folder}/{path.name}: id: is “{value['id']}”, not the file's name")
            if value is not None:
                yield value
