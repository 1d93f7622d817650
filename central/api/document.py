"""What the library does not write into the OpenAPI document by itself."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from central.api.problems import MEDIA_TYPE

_PROBLEM = "#/components/schemas/Problem"
_JSON = "application/json"
_RETRY_AFTER = {
    "description": "In how many seconds to ask again (RFC 9110 § 10.2.3).",
    "required": True,
    "schema": {"type": "integer", "minimum": 1},
}
_SIGNATURE_HEADERS = {
    "Signature": "RFC 9421, label `kiosk`, ed25519.",
    "Signature-Input": "RFC 9421: covers @method, @target-uri and content-digest; created, keyid, nonce.",
    "Content-Digest": "RFC 9530, sha-256 over the body.",
}


def signature_parameters(*, required: bool) -> list[dict[str, Any]]:
    """Return the headers of a signed request; where they are not required, it is all of them or none."""
    return [
        {
            "in": "header",
            "name": name,
            "description": description,
            "required": required,
            "schema": {"type": "string"},
        }
        for name, description in _SIGNATURE_HEADERS.items()
    ]


class DescribedAPI(NinjaAPI):
    """An API whose document says what its errors really are sent as."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the document, with problems under their own media type and `Retry-After` at 429."""
        document = super().get_openapi_schema(**options)
        for operations in document["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    _describe(int(status), response)
        return document


def _describe(status: int, response: dict[str, Any]) -> None:
    content = response.get("content", {})
    if content.get(_JSON, {}).get("schema") == {"$ref": _PROBLEM}:
        content[MEDIA_TYPE] = content.pop(_JSON)
    if status == 429:
        response["headers"] = {"Retry-After": _RETRY_AFTER}
