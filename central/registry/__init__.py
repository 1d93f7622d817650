"""The registry of cases (KPA art. 254): what was filed, where it stands, and all that happened to it."""
