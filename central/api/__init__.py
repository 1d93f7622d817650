"""The routers of the HTTP API. What they say is docs/case-api.md; what they do is elsewhere."""
