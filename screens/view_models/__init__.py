"""View-models: they translate the flow's state for QML, and never decide."""
