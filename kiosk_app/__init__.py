"""The kiosk application: domain, flows, settings, runtime and the composition root."""
