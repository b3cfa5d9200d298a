"""The number of examples of a property that needs more, or fewer, than `tests/conftest.py` gives to all."""

from hypothesis import settings

FEW = settings.get_profile("few").max_examples


def examples(most: int) -> settings:
    """Return the settings of a property that is tried with so many examples by `make deep`: `@examples(2_000)`."""
    few = settings.get_current_profile_name() == "few"
    return settings(max_examples=min(most, max(FEW, most // 20)) if few else most)
