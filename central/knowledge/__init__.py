"""The knowledge base: what citizens read, edited in Wagtail, imported from packs (docs/content-format.md)."""
