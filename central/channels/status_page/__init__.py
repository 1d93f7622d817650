"""Answers to a citizen who asks where a case stands: the look-up, and the page for phones at `/s/`."""
