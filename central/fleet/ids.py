"""The ids of kiosks, and with them the first part of every receipt number (docs/case-api.md § 3). Pure."""

KIOSK_ID = r"[A-Z]{2,6}[0-9]{2,4}"
