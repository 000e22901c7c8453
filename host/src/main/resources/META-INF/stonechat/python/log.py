"""The log of the script, on the logger "script"."""

from _stonechat import host

__all__ = ["debug", "error", "info", "warn", "warning"]

_log = host("log")


def debug(msg):
    _log.debug(str(msg))


def info(msg):
    _log.info(str(msg))


def warn(msg):
    _log.warn(str(msg))


def warning(msg):
    _log.warn(str(msg))


def error(msg):
    _log.error(str(msg))
