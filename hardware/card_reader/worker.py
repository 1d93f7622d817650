"""A thread for calls that may block for ever: whoever waits for one can give up."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

Value = TypeVar("Value")


class Worker:
    """Does one call after the other in a thread of its own.

    The thread cannot be stopped in the middle of a call: one that is given up on goes on until its call
    returns, and then ends. As a daemon it does not keep the interpreter from ending.
    """

    def __init__(self, name: str) -> None:
        self._calls: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def call(self, work: Callable[[], Value], timeout_s: float) -> Value:
        """Do it, and return its value or raise its exception.

        Raises:
            TimeoutError: it has not ended; it goes on.
        """
        future: Future[Value] = Future()
        self._calls.put((future, work))
        return future.result(timeout_s)

    def finish(self) -> None:
        """End the thread after the calls that it has been given. Does not wait."""
        self._calls.put(None)

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread's end; tell whether it came."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (given := self._calls.get()) is not None:
            future, work = given
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001, raised again in the thread that waits for it
                future.set_exception(error)
            # Neither value nor exception stays in this frame while the next call is waited for.
            del given, future, work
