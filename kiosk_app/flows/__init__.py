"""What happens at the kiosk, as pure functions from (state, event) to (state, effects)."""
