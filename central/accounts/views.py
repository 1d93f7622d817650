"""Signing in and out, and one's own password. Guessing is slowed down by django-axes (see settings)."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import reverse, reverse_lazy


class SignIn(LoginView):
    """The sign-in page of clerks, administrators and editors."""

    template_name = "accounts/sign_in.html"
    authentication_form = AuthenticationForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """Lead to the cases, or to the content if that is all that the account may see."""
        may = self.request.user.has_perm
        only_content = may("wagtailadmin.access_admin") and not may("registry.view_case")
        return reverse("wagtailadmin_home") if only_content else super().get_default_redirect_url()


class SignOut(LogoutView):
    """Ends the session (POST only)."""


class ChangePassword(SuccessMessageMixin, PasswordChangeView):  # type: ignore[type-arg]  # the mixin is generic in the stubs only
    """One's own password, for whoever is signed in. Other sessions of the account end with it."""

    template_name = "accounts/password.html"
    # The page itself: not every account may see cases.
    success_url = reverse_lazy("password")
    success_message = "Hasło zostało zmienione."
