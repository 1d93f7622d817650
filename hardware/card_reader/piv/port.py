"""What the rest of the kiosk may ask of technicians' log-in by card."""

from typing import Protocol

from kiosk_app.domain.technician import CardLook, LogInOutcome, LogInUnavailable, Pin, Technician


class TechnicianLogIn(Protocol):
    """Both methods block for some seconds at most; never on Qt's thread."""

    def look(self, reader: str) -> CardLook:
        """See whose card lies on this reader, before its PIN is asked for. Spends no try."""

    def log_in(
        self, reader: str, shown: Technician, pin: Pin, *, spend_last_try: bool = False
    ) -> LogInOutcome:
        """Log in with the card that `look` has shown; another one gets no PIN. `spend_last_try`: the
        technician was warned that a wrong PIN blocks the card."""


class NoTechnicianLogIn:
    """Stands where the settings name no CA, or no reader."""

    def look(self, reader: str) -> CardLook:  # noqa: ARG002  # it is never looked at
        return LogInUnavailable("card_reader.technician_ca or card_reader.connection is not set")

    def log_in(
        self,
        reader: str,  # noqa: ARG002  # it is never looked at
        shown: Technician,  # noqa: ARG002  # as above
        pin: Pin,  # noqa: ARG002  # as above
        *,
        spend_last_try: bool = False,  # noqa: ARG002  # as above
    ) -> LogInOutcome:
        return LogInUnavailable("card_reader.technician_ca or card_reader.connection is not set")
