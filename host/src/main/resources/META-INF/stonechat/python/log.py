"""The log of the script, on the logger "script"."""

from __future__ import annotations

from _stonechat import host

__all__ = ["debug", "error", "info", "warn", "warning"]

_log = host("log")


def debug(msg: object) -> None:
    """Writes a line that is shown only where the log's level is debug."""
    _log.debug(str(msg))


def info(msg: object) -> None:
    """Writes a line."""
    _log.info(str(msg))


def warn(msg: object) -> None:
    """Writes a line about what is not as it should be."""
    _log.warn(str(msg))


def warning(msg: object) -> None:
    """The same as warn."""
    _log.warn(str(msg))


def error(msg: object) -> None:
    """Writes a line about what went wrong."""
    _log.error(str(msg))
