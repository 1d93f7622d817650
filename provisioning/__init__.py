"""Bringing a machine into service: enrolment, readiness, releases, system files, and the demonstration."""
