"""Signing in and out, and one's own password. Guessing is slowed down by django-axes (see settings)."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import reverse_lazy


class SignIn(LoginView):
    """The sign-in page of clerks, administrators and editors."""

    template_name = "accounts/sign_in.html"
    authentication_form = AuthenticationForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Ends the session (POST only)."""


# The mixin is generic in its stubs only.
class ChangePassword(SuccessMessageMixin, PasswordChangeView):  # type: ignore[type-arg]
    """One's own password, for whoever is signed in. Other sessions of the account end with it."""

    template_name = "accounts/password.html"
    # The page itself: not every account may see cases.
    success_url = reverse_lazy("password")
    success_message = "Hasło zostało zmienione."
