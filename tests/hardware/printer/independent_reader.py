"""emupos, a simulated printer that others wrote: ours is compared with it. Apache-2.0, its own process."""

import json
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.request import Request, urlopen

from PIL import Image

from hardware.receipt_printer.profiles import Profile

_ROOT = Path(__file__).parents[3]
_WAIT_S = 20.0


class EmuPrinter:
    """One of its printers: `url` on the wire, and what a person would do and see there."""

    def __init__(self, name: str, port: int, api: str) -> None:
        self.url = f"tcp://127.0.0.1:{port}"
        self._api = f"{api}/api/v1/devices/{name}"

    def text(self) -> str:
        """The text of the newest receipt, line by line."""
        return self._get("receipts/latest/text").decode()

    def picture(self) -> Image.Image:
        """The newest receipt in greys, with a white margin."""
        paper = Image.open(BytesIO(self._get("receipts/latest/image"))).convert("L")
        framed = Image.new("L", (paper.width + 64, paper.height + 64), 255)
        framed.paste(paper, (32, 32))
        return framed

    def receipts(self) -> int:
        return len(json.loads(self._get("receipts")))

    def fault(self, name: str, active: bool = True) -> None:
        self._get(f"faults/{name}", "PUT" if active else "DELETE")

    def _get(self, path: str, method: str = "GET") -> bytes:
        with urlopen(Request(f"{self._api}/{path}", method=method), timeout=_WAIT_S) as answer:
            return bytes(answer.read())


@contextmanager
def running(folder: Path, profiles: dict[str, Profile]) -> Iterator[dict[str, EmuPrinter]]:
    """A printer for each profile, for as long as the context lasts."""
    subprocess.run([_ROOT / "provisioning/emupos.sh"], check=True, capture_output=True)
    ports = _free_ports(len(profiles) + 1)
    api = f"http://127.0.0.1:{ports[0]}"
    (folder / "emupos.yaml").write_text(json.dumps(_settings(folder, profiles, ports)))
    with (folder / "log.txt").open("w") as log:
        process = subprocess.Popen(
            [_ROOT / "build/emupos/emupos", "run", "--config", folder / "emupos.yaml"],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            assert process.stdout is not None
            # Said when all ports are open.
            assert any("Showing events" in line for line in process.stdout), (folder / "log.txt").read_text()
            yield {name: EmuPrinter(name, port, api) for name, port in zip(profiles, ports[1:], strict=True)}
        finally:
            process.kill()
            process.communicate()


def _settings(folder: Path, profiles: dict[str, Profile], ports: list[int]) -> dict[str, object]:
    """JSON is YAML, too."""
    for name, profile in profiles.items():
        # Numbers of code pages are keys, which JSON would have as text.
        model = re.sub(r'"([0-9]+)":', r"\1:", json.dumps(_model(profile)))
        (folder / f"{name}.yaml").write_text(model)
    devices = [
        {
            "id": name,
            "type": "printer",
            "profile": f"./{name}.yaml",
            "connections": [{"tcp": {"port": port}}],
            "receipts_dir": f"./{name}",
        }
        for name, port in zip(profiles, ports[1:], strict=True)
    ]
    return {"schema": 1, "api": {"port": ports[0]}, "devices": devices}


def _model(profile: Profile) -> dict[str, object]:
    """A printer as emupos describes it, of the width of ours.

    Of the pages with Polish letters it has glyphs for CP852 alone: CP1250 prints as boxes there, and its
    text dump is right nevertheless.
    """
    return {
        "type": "printer",
        "name": profile.name,
        "dpi": 203,
        "width_dots": profile.dots,
        "font_a": {"width": 12, "height": 24},
        "font_b": {"width": 9, "height": 17},
        "code_pages": {"0": "PC437", "18": "PC852", "45": "WPC1250"},
        "default_code_page": 0,
        "drawer_sensor_open_level": "high",
    }


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [server.getsockname()[1] for server in sockets]
    for server in sockets:
        server.close()
    return ports
