"""The panel's window, and the process around it."""

import signal
from pathlib import Path

import shiboken6
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from screens.immortal import keep_singletons
from screens.panel.model import PanelModel
from screens.pictures import IconProvider

# State, list of papers and the paper itself are asked for one after the other.
_SETTLED_MS = 3000
_QML = Path(__file__).parents[1] / "qml"


class PanelWindow:
    """Shows the devices behind one control port. Needs a QGuiApplication."""

    def __init__(self, control_url: str) -> None:
        self.model = PanelModel(control_url)
        self._engine = QQmlApplicationEngine()
        self._engine.addImageProvider("icon", IconProvider())
        self._engine.addImportPath(str(_QML))
        self._engine.setInitialProperties({"panel": self.model, "signals": self.model.signals})
        self._engine.load(QUrl.fromLocalFile(str(_QML / "Urzedomat/DevicePanel.qml")))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the panel could not be loaded; the log says which line of QML")
        self.window: QQuickWindow = roots[0]

    def show(self) -> None:
        self.window.show()
        self.model.start()

    def close(self) -> None:
        """QML must not outlive what it shows."""
        self.window.close()
        shiboken6.delete(self._engine)
        shiboken6.delete(self.model)


def run(control_url: str, picture: Path | None = None) -> int:
    """Show the panel until it is closed or told to end by SIGTERM or SIGINT, or until `picture` is written.

    Returns 1 when the picture cannot be written.
    """
    keep_singletons()
    application = QGuiApplication(["urzedomat panel"])
    # Through a timer: a signal that comes before the event loop runs must end it all the same.
    # Python sees a signal when Qt next calls it, which the model's polling does twice a second.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))
    panel = PanelWindow(control_url)
    panel.show()
    if picture is not None:
        QTimer.singleShot(
            _SETTLED_MS, lambda: application.exit(int(not panel.window.grabWindow().save(str(picture))))
        )
    status = application.exec()
    panel.close()
    return status
