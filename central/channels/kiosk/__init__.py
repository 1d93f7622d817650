"""The channel of the kiosks: signed requests, sealed envelopes, signed acknowledgements."""
