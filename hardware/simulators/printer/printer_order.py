"""An order to break the simulated printer, from an untrusted JSON object. Pure."""

from dataclasses import dataclass
from typing import Any

from hardware.simulators.printer.faults import Fault
from hardware.simulators.simulated import wrong


@dataclass(frozen=True)
class PrinterOrder:
    """Break it in this way when so many more lines are printed, or so many more bytes taken; 0: at once."""

    fault: Fault
    after_lines: int = 0
    after_bytes: int = 0


def read(body: dict[str, Any]) -> PrinterOrder:
    """`{"fault": name, "after_lines": n, "after_bytes": n}`; one of the last two, or neither.

    Raises:
        RequestError: it is no such order.
    """
    names = [fault.value for fault in Fault]
    if body.get("fault") not in names:
        raise wrong(f"fault must be one of {', '.join(names)}")
    order = PrinterOrder(Fault(body["fault"]), _count(body, "after_lines"), _count(body, "after_bytes"))
    if order.after_lines and order.after_bytes:
        raise wrong("after_lines and after_bytes exclude each other")
    return order


def _count(body: dict[str, Any], key: str) -> int:
    value = body.get(key, 0)
    if type(value) is not int or value < 0:
        raise wrong(f"{key} must be a whole number, 0 or more")
    return value
