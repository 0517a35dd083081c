"""The errors of the project, a small tree.

    ParleyError
    ├── InputError          the input is wrong: an article, a corpus, a configuration, a message
    │   └── MessageError    a message from the broker that cannot be read
    ├── SettingError        a setting is missing or wrong
    └── UnavailableError    something outside did not answer; trying again may help

Each knows whether it can be retried, and the exit code that a command ends with. The message names the input and the
remedy.
"""


class ParleyError(Exception):
    """The root of all errors that are ours to explain."""

    retryable = False
    exit_code = 1


class InputError(ParleyError):
    """The input cannot be read as what it should be."""

    exit_code = 2


class MessageError(InputError):
    """A message from the broker cannot be decoded or processed."""


class SettingError(ParleyError):
    """A setting is missing, or has a value that it cannot have."""

    exit_code = 2


class UnavailableError(ParleyError):
    """A broker, server or page did not answer as it should; trying again may help."""

    retryable = True
    exit_code = 3
