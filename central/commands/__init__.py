"""The commands of `urzedomat-central`, one file each. Django is set up before they are imported."""
