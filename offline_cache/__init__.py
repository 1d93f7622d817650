"""What the kiosk keeps and sends: read-only content, the outbox, the central service's case API."""
