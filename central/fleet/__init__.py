"""The fleet: which kiosks there are, by which key each is known, and whether it may speak."""
