"""What all tests share: none fails because the machine is busy, and each run tries the same examples."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    # In the emulated machine of tests/devices there is no hypothesis: its import takes seconds there.
    if not config.pluginmanager.hasplugin("hypothesispytest"):
        return
    from hypothesis import HealthCheck, settings

    unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("same", unhurried, derandomize=True)
    # Looks for new examples: --hypothesis-profile searching (docs/testing.md).
    settings.register_profile("searching", unhurried)
    settings.load_profile("same")
