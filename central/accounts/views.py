"""Signing in and out. Guessing is slowed down by django-axes (see settings)."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView


class SignIn(LoginView):
    """The sign-in page of clerks, administrators and editors."""

    template_name = "accounts/sign_in.html"
    authentication_form = AuthenticationForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Ends the session (POST only)."""
