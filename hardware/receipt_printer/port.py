"""What the rest of the kiosk may ask of a receipt printer."""

from typing import Protocol

from kiosk_app.domain.document import Document
from kiosk_app.domain.printing import Disconnected, NotPrinted, PrinterStatus, PrintOutcome


class ReceiptPrinter(Protocol):
    """One printer, owned by one thread at a time; calls are serialised.

    Both calls block, each within the time limit of the settings, so they belong in a worker
    thread. Neither raises for anything that a device or a cable can do.
    """

    def status(self) -> PrinterStatus:
        """Ask the printer how it is; connect first if need be."""

    def print(self, document: Document) -> PrintOutcome:
        """Print one document, and tell what is known to have become of it."""

    def close(self) -> None:
        """Let go of the device. A later call connects again."""


class NoPrinter:
    """Stands where the settings name no printer."""

    def status(self) -> PrinterStatus:
        return Disconnected()

    def print(self, document: Document) -> PrintOutcome:  # noqa: ARG002, the port names it
        return NotPrinted(Disconnected())

    def close(self) -> None:
        pass
