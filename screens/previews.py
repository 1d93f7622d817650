"""Pictures of every screen in every state: `python -m screens.previews --out build/previews`.

Rendered off screen from real states of the flow, in portrait and landscape, in each language, with
the largest text and with high contrast.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickWindow

from kiosk_app.domain.text import Language
from kiosk_app.flows import events as ev
from kiosk_app.flows.states import TextLevel
from screens.app import KioskWindow
from screens.rehearsal import Rehearsal, settings
from screens.scenes import SCENES


@dataclass(frozen=True)
class Look:
    """One way of showing all scenes; the panel keeps its 27 inches when it lies on its side."""

    name: str
    language: Language = "pl"
    size: tuple[int, int] = (1080, 1920)
    level: TextLevel = 0
    contrast: bool = False

    @property
    def width_mm(self) -> int:
        return 336 if self.size[0] < self.size[1] else 598

    def play(self, conversation: Rehearsal, scene: str) -> None:
        """Lead the conversation from whatever it shows to this scene in this look."""
        conversation.start_over()
        contrast = (ev.ContrastToggled(),) if self.contrast else ()
        tools = (*[ev.TextSizeChanged()] * self.level, *contrast, ev.LanguageChosen(self.language))
        conversation.play(*SCENES[scene], *tools)


LOOKS = (
    Look("portrait-pl"),
    Look("portrait-en", "en"),
    Look("landscape-pl", size=(1920, 1080)),
    Look("landscape-en", "en", size=(1920, 1080)),
    Look("portrait-pl-large", level=2),
    Look("portrait-en-large", "en", level=2),
    Look("portrait-pl-contrast", contrast=True),
    Look("landscape-pl-large", size=(1920, 1080), level=2),
    Look("landscape-en-large", "en", size=(1920, 1080), level=2),
)
_COLUMNS = 8
_THUMB = 240


def render(look: Look, folder: Path, scenes: Sequence[str]) -> list[QImage]:
    """Render the scenes in one look, one file each, and return the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    conversation = Rehearsal()
    shown = KioskWindow(conversation, settings(look.width_mm))
    shown.show(windowed=True, size=look.size)
    pictures = []
    for scene in scenes:
        look.play(conversation, scene)
        picture = grab(shown.window)
        picture.save(str(folder / f"{scene}.png"))
        pictures.append(picture)
    shown.close()
    return pictures


def grab(window: QQuickWindow) -> QImage:
    """Return the window's picture once layouts have come to rest."""
    for _ in range(3):
        QCoreApplication.processEvents()
    return window.grabWindow()


def contact_sheet(pictures: Sequence[QImage]) -> QImage:
    """Return all pictures of one look side by side."""
    height = max(picture.height() * _THUMB // picture.width() for picture in pictures)
    rows = -(-len(pictures) // _COLUMNS)
    sheet = QImage(_COLUMNS * (_THUMB + 12) + 12, rows * (height + 12) + 12, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#777777"))
    painter = QPainter(sheet)
    for place, picture in enumerate(pictures):
        row, column = divmod(place, _COLUMNS)
        small = picture.scaledToWidth(_THUMB, Qt.TransformationMode.SmoothTransformation)
        spot = QRect(12 + column * (_THUMB + 12), 12 + row * (height + 12), small.width(), small.height())
        painter.drawImage(spot, small)
    painter.end()
    return sheet


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m screens.previews", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/previews"))
    parser.add_argument("--look", action="append", choices=[look.name for look in LOOKS], help="only these")
    parser.add_argument("--scene", action="append", choices=list(SCENES), help="only these")
    options = parser.parse_args(arguments)
    os.environ.update(
        QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", QT_IM_MODULE="qtvirtualkeyboard"
    )
    application = QGuiApplication(sys.argv[:1])
    for look in LOOKS:
        if options.look is None or look.name in options.look:
            pictures = render(look, options.out / look.name, options.scene or list(SCENES))
            contact_sheet(pictures).save(str(options.out / f"{look.name}.png"))
    print(f"{options.out.absolute()}")
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
