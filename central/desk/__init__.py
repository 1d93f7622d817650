"""The clerk's pages: the list of cases and one case."""
