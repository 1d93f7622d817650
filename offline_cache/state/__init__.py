"""The kiosk's one database, `state.sqlite`: shared by the screens and the agent."""
