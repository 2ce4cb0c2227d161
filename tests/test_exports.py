"""What the package offers is listed, and what is listed is there and documented."""

import inspect
from importlib import import_module

import pytest

PACKAGES = ("onrecord", "onrecord.records", "onrecord.codebook", "onrecord.kb", "onrecord.ingest")


@pytest.mark.parametrize("package", PACKAGES)
def test_everything_listed_is_there(package):
    """Each name of ``__all__`` can be had, the list is sorted and has no doubles."""
    module = import_module(package)
    assert sorted(set(module.__all__)) == sorted(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is not None


@pytest.mark.parametrize("package", PACKAGES)
def test_classes_and_functions_are_documented(package):
    """Each class and function of ``__all__`` says what it is."""
    module = import_module(package)
    for name in module.__all__:
        value = getattr(module, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert value.__doc__, name


def test_unknown_names_are_attribute_errors():
    """A name that the package does not have fails as Python users expect."""
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = import_module("onrecord").no_such_thing
