"""`make demo`: with a display, the product in windows; without one, its story off screen."""

import shutil
import sys
from pathlib import Path

from provisioning.demo.processes import DemoError, Group, has_display
from provisioning.demo.stage import CLERK, set_stage
from provisioning.demo.story import play

OUTPUT = Path("build/demo")


def main() -> int:
    """Return 0 only if everything that was to happen happened."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    output = OUTPUT.absolute()
    try:
        if has_display():
            show(output)
        else:
            print("No display: the product tells its story off screen.", flush=True)
            play(output)
            print(f"Pictures, receipts and story.md are in {OUTPUT}/")
    except (DemoError, LookupError, RuntimeError) as error:
        print(f"The demonstration failed: {error}", file=sys.stderr)
        return 1
    return 0


def show(output: Path) -> None:
    """Open the windows and wait until the kiosk's is closed."""
    with Group(output / "logs") as group:
        stage = set_stage(output / "run", group)
        stage.start_central(group)
        stage.start_agent(group)
        group.start("panel", "urzedomat", "panel", "--control", stage.control)
        print(f"The clerk's pages: {stage.central_url}/  (user {CLERK}, password {stage.clerk_password})")
        print("Close the kiosk's window to end.", flush=True)
        stage.start_kiosk(group, "--windowed", "--size", "540x960").wait()


if __name__ == "__main__":
    sys.exit(main())
