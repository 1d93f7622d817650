"""What all tests share: none fails because the machine is busy."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    # In the emulated machine of tests/devices there is no hypothesis: its import takes seconds there.
    if not config.pluginmanager.hasplugin("hypothesispytest"):
        return
    from hypothesis import HealthCheck, settings

    settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("unhurried")
