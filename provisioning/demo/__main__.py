"""`make demo`: with a display, the product in windows; without one, its story off screen."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from provisioning.demo.processes import DemoError, Group, has_display
from provisioning.demo.stage import CLERK, set_stage
from provisioning.demo.story import play


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 only if everything that was to happen happened."""
    parser = argparse.ArgumentParser(prog="python -m provisioning.demo", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/demo"), help="made anew")
    output: Path = parser.parse_args(arguments).out.absolute()
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    try:
        if has_display():
            show(output)
        else:
            print("No display: the product tells its story off screen.", flush=True)
            play(output)
            print(f"Pictures, receipts and story.md are in {output}/")
    except (DemoError, LookupError, RuntimeError) as error:
        print(f"The demonstration failed: {error}", file=sys.stderr)
        return 1
    return 0


def show(output: Path) -> None:
    """Open the windows and wait until the kiosk's is closed.

    Raises:
        DemoError: the kiosk, the agent or the panel did not end well.
    """
    with Group(output / "logs") as group:
        stage = set_stage(output / "run", group)
        stage.start_central(group)
        agent = stage.start_agent(group)
        panel = group.start("panel", "urzedomat", "panel", "--control", stage.control)
        print(f"The clerk's pages: {stage.central_url}/  (user {CLERK}, password {stage.clerk_password})")
        print("Close the kiosk's window to end.", flush=True)
        stage.start_kiosk(group, "--windowed", "--size", "540x960").wait()
        agent.check()
        panel.check(may_end=True)


if __name__ == "__main__":
    sys.exit(main())
