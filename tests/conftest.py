"""What holds for all tests: Hypothesis finds the same cases everywhere and knows no deadline."""

from hypothesis import settings

settings.register_profile("drafter", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("drafter")
