"""The mouth of a presenter: where a cut slip waits until somebody takes it. No ports, no threads."""


class Mouth:
    """Whoever stands there takes a slip at once, unless `nobody_takes`."""

    def __init__(self) -> None:
        self.holds = False
        self._nobody_takes = False

    def leave(self, *, nobody_takes: bool) -> None:
        """Nobody takes slips any more, and the last one still stands there; or somebody has come."""
        self.holds = self._nobody_takes = nobody_takes

    def present(self) -> None:
        self.holds = self._nobody_takes

    def draw_in(self) -> None:
        self.holds = False

    def obey_ejector(self, arguments: bytes) -> bytes:
        """`GS e n`: 2 draws a slip in, 3 presents one, 5 throws it out (KPM210/216 manual)."""
        if arguments[:1] == b"\x03":
            self.present()
        elif arguments[:1] in (b"\x02", b"\x05"):
            self.draw_in()
        return b""
