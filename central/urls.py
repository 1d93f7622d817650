"""All addresses of the central service."""

from django.contrib.auth.decorators import login_required
from django.urls import include, path
from wagtail.admin import urls as wagtail_urls

from central.accounts import views as accounts
from central.api.v1 import api
from central.channels.status_page import views as status_page
from central.desk import views as desk

case_urls = [
    path("", login_required(desk.case_page), name="case"),
    path("status", login_required(desk.set_status), name="case-status"),
    path("number", login_required(desk.set_number), name="case-number"),
    path("note", login_required(desk.set_note), name="case-note"),
    path("kind", login_required(desk.set_kind), name="case-kind"),
]

urlpatterns = [
    path("", login_required(desk.case_list), name="cases"),
    path("cases/<int:case_id>/", include(case_urls)),
    path("sign-in/", accounts.SignIn.as_view(), name="sign-in"),
    path("sign-out/", accounts.SignOut.as_view(), name="sign-out"),
    path("password/", accounts.ChangePassword.as_view(), name="password"),
    path("s/", status_page.status_page, name="status-page"),
    path("api/v1/", api.urls),
    path("admin/", include(wagtail_urls)),
]
