"""What holds for all tests: random cases that are the same every day, threads as found."""

from __future__ import annotations

import framelens as fl
import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "framelens", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("framelens")


@pytest.fixture(scope="session")
def sample():
    """The corpus that comes along."""
    return fl.load_sample()


@pytest.fixture
def figures_go():
    """Leave no picture open, as a module of pictures asks."""
    yield
    import matplotlib.pyplot as plt

    plt.close("all")


@pytest.fixture(autouse=True)
def threads_as_found():
    yield
    fl.set_threads(None)
