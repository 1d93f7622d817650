"""`urzedomat-central openapi`: prints the OpenAPI document."""

import argparse
import json

from central.api.v1 import api


def run(_arguments: argparse.Namespace) -> None:
    """Print the document that is served at /api/v1/openapi.json."""
    print(json.dumps(api.get_openapi_schema(), indent=2, ensure_ascii=False))
