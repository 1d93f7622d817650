"""One complete story, from the touch on the screen to the clerk's list and back.

Every step waits for what it tells to really happen, and fails where it does not.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from provisioning.demo.accessibility import Desktop
from provisioning.demo.citizen import Citizen
from provisioning.demo.device_scenes import DeviceScenes
from provisioning.demo.display import VirtualDisplay
from provisioning.demo.processes import Group, Process
from provisioning.demo.scenes import Scenes
from provisioning.demo.stage import set_stage

# As short as the other steps allow on a busy machine; the warning itself is never under 20 s.
IDLE_TIMEOUT_S = 12


class Story:
    """The clock and the pages of `story.md`."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._lines: list[str] = []
        self._started = time.monotonic()

    def tell(self, text: str) -> None:
        line = f"| {time.monotonic() - self._started:6.1f} s | {text} |"
        self._lines.append(line)
        print(f"  {line.strip('| ')}", flush=True)
        self._write("")

    def step(self, text: str, do: Callable[[], object]) -> None:
        before = time.monotonic()
        try:
            do()
        except Exception as error:
            self._lines.append(f"| | **failed:** {text} |")
            self._write(f"\n```\n{error}\n```\n")
            raise
        self.tell(f"{text} ({time.monotonic() - before:.1f} s)")

    def _write(self, end: str) -> None:
        head = f"# One day at the kiosk\n\nTold by `make demo` on {datetime.now():%d.%m.%Y, %H:%M}.\n\n"
        table = "| when | what happened |\n|---|---|\n" + "\n".join(self._lines) + "\n"
        (self._output / "story.md").write_text(head + table + end, encoding="utf-8")


def play(output: Path) -> None:
    """Play the story and leave pictures, receipts and `story.md` in `output`.

    Raises:
        Exception: a step did not happen; `story.md` names it.
    """
    story = Story(output)
    with ExitStack() as stack:
        display = stack.enter_context(VirtualDisplay(1080, 1920))
        group = stack.enter_context(Group(output / "logs"))
        stage = set_stage(output / "run", group, IDLE_TIMEOUT_S)
        story.tell("Central service, content and one kiosk were set up by their own commands")
        central = stage.start_central(group)
        environment = stage.home(display.environment)
        agent = stage.start_agent(group, environment=environment)
        kiosk = stage.start_kiosk(group, environment=environment)
        desktop = stack.enter_context(Desktop(display.environment["DBUS_SESSION_BUS_ADDRESS"]))
        application = desktop.wait_for_application("urzedomat", 60)
        citizen = Citizen(application, display, output)
        _tell(story, Scenes(stage, citizen, output, IDLE_TIMEOUT_S), central, group)
        for process in (agent, kiosk):
            process.check()
        show_panel = (
            "urzedomat",
            "panel",
            "--control",
            stage.control,
            "--picture",
            str(output / "panel.png"),
        )
        story.step(
            "The panel of the simulated devices, with the last paper",
            group.start("panel", *show_panel, environment=display.environment).wait,
        )


def _tell(story: Story, scenes: Scenes, central: Process, group: Group) -> None:
    step = story.step
    step("The citizen reads the first screen, in Polish and in English", scenes.first_screen)
    step("A complaint, one question a screen, up to the review; leaving is asked about", scenes.complaint)
    step(
        "„Zapisane”: the same number, code and QR are on the screen and on the receipt that came out",
        scenes.filed,
    )
    step("The agent delivered it; the clerk has it in the list, with the text as it was typed", scenes.clerk)
    step("The citizen scans the QR of the receipt and reads what the clerk wrote", scenes.status)
    step(
        "The central service is gone: the kiosk shows the last known state and note, with „stan na”",
        lambda: scenes.offline(central),
    )
    step(
        "A report without a name, while the network is down and the paper is out: the screen says so",
        scenes.paper_out,
    )
    step("Paper is back: the citizen prints the receipt again, and one comes out", scenes.print_again)
    step("The network is back: what waited is delivered", lambda: scenes.delivered_later(group))
    step("The citizen finds a service and prints its card", scenes.service)
    _tell_of_devices(story, scenes)
    step(
        "Nobody touches the screen: a warning, „Zostaję”, and in the end everything typed is gone",
        scenes.idle,
    )
    step(
        "Nothing that was typed is on the kiosk's disk, in its logs or in anything's arguments",
        scenes.nothing_left,
    )


def _tell_of_devices(story: Story, scenes: Scenes) -> None:
    devices = DeviceScenes(scenes.citizen, scenes.devices)
    story.step("Keys of the keypad lead into a form and back, without a touch", devices.keypad)
    story.step("A draft written at home is scanned: the citizen checks it, nothing was filed", devices.draft)
    if scenes.stage.devices["card_reader"]:
        story.step(
            "The name is filled in from an identity card, because the citizen chose it; then all is dropped",
            devices.name_from_card,
        )
    else:
        story.step("No card reader can be simulated here: the draft is dropped", devices.leave)
