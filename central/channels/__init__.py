"""How a case comes in and how answers go out: one package for each channel."""
