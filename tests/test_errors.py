"""The error tree is what its docstring draws."""

import inspect
import re

from onrecord import errors


def test_the_docstring_draws_every_class():
    """Every error class stands in the drawn tree, and nothing else does."""
    drawn = set(re.findall(r"(?:── |^    )([A-Z]\w+)", errors.__doc__, re.MULTILINE))
    defined = {name for name, _ in inspect.getmembers(errors, inspect.isclass)}
    assert drawn == defined


def test_every_error_is_ours():
    """Whoever catches OnRecordError catches everything that is raised on purpose."""
    classes = [c for _, c in inspect.getmembers(errors, inspect.isclass)]
    assert all(issubclass(c, errors.OnRecordError) and c.__doc__ for c in classes)
