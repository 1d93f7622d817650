"""Values and rules of the kiosk. Standard library only: nothing here does anything to the world."""
