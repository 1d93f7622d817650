"""The API of version 1: its routers, and its OpenAPI document at `/api/v1/openapi.json`."""

from central.api import health, problems, status, submissions
from central.api.document import DescribedAPI

api = DescribedAPI(
    title="Urzędomat: case API",
    version="1",
    description="What a kiosk and the central service say to each other; explained in docs/case-api.md.",
    docs_url=None,
    urls_namespace="api-v1",
)
problems.install(api)
api.add_router("", submissions.router)
api.add_router("", status.router)
api.add_router("", health.router)
