"""A clerk at the central service's pages, as a browser sends it."""

import re

import requests

from provisioning.demo.processes import DemoError
from provisioning.demo.stage import CLERK, Stage

_TIMEOUT_S = 15


class Clerk:
    """Signed in with the first administrator's password."""

    def __init__(self, stage: Stage) -> None:
        self._url = stage.central_url
        self._browser = requests.Session()
        page = self._get("/sign-in/")
        self._post("/sign-in/", page, username=CLERK, password=stage.clerk_password)

    def list_of_cases(self) -> str:
        """Return the page with the list."""
        return self._get("/")

    def case(self, receipt_number: str) -> str:
        """Return the page of one case, found in the list by its receipt number."""
        return self._get(self._path(receipt_number))

    def take_up(self, receipt_number: str, note: str) -> None:
        """Set the case in progress, and write a note for the citizen."""
        path = self._path(receipt_number)
        self._post(f"{path}status", self._get(path), target="in_progress")
        self._post(f"{path}note", self._get(path), note=note)

    def _path(self, receipt_number: str) -> str:
        rows = re.findall(r'href="(/cases/\d+/)"[^>]*>\s*([^<]*)', self.list_of_cases())
        found = [path for path, text in rows if receipt_number in text]
        if not found:
            raise DemoError(f"the clerk's list has no link for {receipt_number}")
        return str(found[0])

    def _get(self, path: str) -> str:
        answer = self._browser.get(self._url + path, timeout=_TIMEOUT_S)
        answer.raise_for_status()
        return answer.text

    def _post(self, path: str, page: str, **fields: str) -> None:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            raise DemoError(f"the page before {path} has no form")
        answer = self._browser.post(
            self._url + path,
            data={"csrfmiddlewaretoken": token[1], **fields},
            headers={"Referer": self._url + path},
            timeout=_TIMEOUT_S,
        )
        answer.raise_for_status()
