"""Opens the connection that a printer's URL names."""

from hardware.connection_url import ConnectionUrl, DeviceFile, SerialLine, Tcp, Usb
from hardware.receipt_printer.links.link import ConnectionLostError, Link

_CONNECT_TIMEOUT_S = 3.0


def connect(address: ConnectionUrl, timeout_s: float) -> Link:
    """Open the connection.

    Over TCP within `timeout_s` seconds, and never more than three, the look-up of the name included.
    What is on this machine is opened as fast as its kernel driver does it.

    Raises:
        ConnectionLostError: it cannot be made now.
    """
    try:
        match address:
            case Tcp():
                from hardware.receipt_printer.links.tcp_link import open_tcp

                return open_tcp(address, min(timeout_s, _CONNECT_TIMEOUT_S))
            case SerialLine():
                from hardware.receipt_printer.links.file_link import open_serial_line

                return open_serial_line(address)
            case DeviceFile():
                from hardware.receipt_printer.links.file_link import open_device_file

                return open_device_file(address.path)
            case Usb():
                from hardware.receipt_printer.links.usb_link import open_usb

                return open_usb(address)
            case _:
                # The settings let no other through (devices.py).
                raise ValueError("no printer is reached this way")
    except ConnectionLostError:
        raise
    except OSError as error:
        raise ConnectionLostError(str(error)) from error
