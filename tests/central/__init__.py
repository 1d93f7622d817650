"""The central service, through its public surfaces: its commands, its API, its pages, its files."""
