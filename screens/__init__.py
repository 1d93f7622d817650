"""The screens: QML, view-models, translations. One screen is one QML file."""
