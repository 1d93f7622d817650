"""Which of a contact's edges count: it bounces. Pure: times are handed in, in nanoseconds of one clock.

The kernel debounces too, but refuses to (EINVAL, Linux 6.1) where a line's interrupts are handled in a
thread, as those of bridges on USB and of expanders on I2C are. So it is done here, for every chip alike.
"""

_NS = 1_000_000_000


class Debounced:
    """A level counts when it has lasted for `period_ns`. Zero: every edge counts."""

    def __init__(self, period_ns: int, level: bool) -> None:
        """`level`: what is known already."""
        self._period_ns = period_ns
        self._seen = level
        self._since_ns: int | None = None

    def edge(self, level: bool, at_ns: int) -> list[bool]:
        """A change at a time; return the level before it, where that had lasted and is not told yet."""
        lasted = self._lasted(at_ns)
        self._seen, self._since_ns = level, at_ns
        return lasted

    def look(self, level: bool, now_ns: int) -> list[bool]:
        """The level now, edges being lost or not; return what counts and is not told yet."""
        lasted = self.edge(level, now_ns) if level is not self._seen else []
        return lasted + self._lasted(now_ns)

    def wait_s(self, now_ns: int) -> float | None:
        """When to look again, in seconds; None: nothing waits to be told."""
        if self._since_ns is None:
            return None
        return max(0, self._since_ns + self._period_ns - now_ns) / _NS

    def _lasted(self, now_ns: int) -> list[bool]:
        if self._since_ns is None or now_ns - self._since_ns < self._period_ns:
            return []
        self._since_ns = None
        return [self._seen]
