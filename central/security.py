"""Content-Security-Policy per part of the site."""

import re

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest
from django.http.response import HttpResponseBase

ADMIN_PREFIX = "/admin/"
_ADMIN_POLICY = {
    # The editor of Wagtail sets styles on elements and shows icons and previews as data URLs.
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
# Its date fields and choosers of pages are started by a script in the page: in the editor of content, in the
# filter of the list of accounts, in the rights of a group. Scripts stay strict on all other pages.
_INLINE_SCRIPTS = re.compile(r"/admin/(snippets/[a-z]+/[a-z]+/(add|edit|copy)/|users/$|groups/(new|edit)/)")


class PagesPolicyMiddleware(CSPMiddleware):
    """The strict policy of the settings, relaxed for Wagtail only."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(ADMIN_PREFIX) and not report_only:
            parts.replace = {**(parts.replace or {}), **_ADMIN_POLICY}
            if _INLINE_SCRIPTS.match(request.path_info):
                parts.replace["script-src"] = [SELF, UNSAFE_INLINE]
        return parts
