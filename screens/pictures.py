"""Pictures that QML asks for by name: icons in a colour, and QR codes."""

from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parent / "icons"
_QUIET_ZONE = 4  # modules, ISO/IEC 18004


class IconProvider(QQuickImageProvider):
    """`image://icon/{name}/{rrggbb}`: an outline icon, drawn in a colour at the size that is asked for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 (Qt's own name)
        name, _, colour = id.partition("/")
        svg = (ICONS / f"{Path(name).name}.svg").read_text(encoding="utf-8")
        image = _empty(QSize(48, 48) if requestedSize.isEmpty() else requestedSize)
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", f"#{colour}").encode()))
        painter = QPainter(image)
        renderer.render(painter, QRectF(image.rect()))
        painter.end()
        return image


class QrProvider(QQuickImageProvider):
    """`image://qr/{text, percent-encoded}`: black modules on white, with the quiet zone."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 (Qt's own name)
        # Imported at the first code: the library is not on the way to the first frame.
        from hardware.receipt_printer.qr_matrix import matrix as qr_matrix

        matrix = qr_matrix(unquote(id))
        side = len(matrix) + 2 * _QUIET_ZONE
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        for y, row in enumerate(matrix):
            for x, dark in enumerate(row):
                if dark:
                    image.setPixelColor(x + _QUIET_ZONE, y + _QUIET_ZONE, QColor("black"))
        return image.scaled(requestedSize) if requestedSize.isValid() else image


def _empty(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
