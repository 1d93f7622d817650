"""What the rest of the kiosk may ask of identity cards."""

from typing import Protocol

from kiosk_app.domain.id_card import CardAccessNumber, IdCardOutcome, ReaderUnavailable


class IdCardReader(Protocol):
    """Reads identity cards by their access number."""

    def read(self, can: CardAccessNumber) -> IdCardOutcome:
        """Read the card that lies on the reader now. Blocks for some seconds at most; never on Qt's thread.

        Only when the citizen has chosen it. Nothing is kept but what is returned.
        """


class NoIdCardReader:
    """Stands where the settings do not allow identity cards to be read, or name no reader."""

    def read(self, can: CardAccessNumber) -> IdCardOutcome:  # noqa: ARG002  # it is never looked at
        return ReaderUnavailable()
