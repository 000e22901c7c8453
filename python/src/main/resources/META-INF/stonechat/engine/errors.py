"""What went wrong, in terms of the script's own lines."""

import sys
import traceback

from _stonechat.state import bridge


def own(path):
    """Whether a file is one of the user's."""
    return (
        bool(path)
        and not path.startswith(("stonechat:", "<"))
        and not path.startswith(_HOME)
        and not any(part in path for part in _LIBRARY)
    )


def frame_text(path, line, name):
    return f"{path}\t{line}\t{name}"


def frames_of(exception):
    """The user's frames that an exception went through, the innermost first."""
    found = []
    entry = exception.__traceback__
    while entry is not None:
        code = entry.tb_frame.f_code
        if own(code.co_filename):
            found.append(frame_text(code.co_filename, entry.tb_lineno, code.co_name))
        entry = entry.tb_next
    found.reverse()
    return found


def frames_of_coroutine(coro):
    """The user's frames in which a coroutine waits, the innermost first."""
    found = []
    while coro is not None:
        frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None) or getattr(coro, "ag_frame", None)
        if frame is not None and own(frame.f_code.co_filename):
            found.append(frame_text(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name))
        coro = getattr(coro, "cr_await", None) or getattr(coro, "gi_yieldfrom", None)
    found.reverse()
    return found


def where(coro):
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if code is None:
        return repr(coro)
    return f"{code.co_filename.rpartition('/')[2]}:{code.co_firstlineno} {code.co_name}"


def sentence_of(exception):
    """What it is and what it says, on one line where it is short."""
    kind = type(exception).__name__
    try:
        text = str(exception)
    except Exception:
        text = ""
    return f"{kind}: {text}" if text else kind


def describe(exception):
    """What has reached the host: the sentence, and the frames."""
    return [sentence_of(exception), frames_of(exception)]


def syntax_error(exception, path):
    """A mistake that the compiler has found: file, line, column, message."""
    return [
        exception.filename or path,
        exception.lineno or 0,
        exception.offset or 0,
        f"{type(exception).__name__}: {exception.msg}",
    ]


# Where the library lies, whatever it says of itself.
_LIBRARY = ("org.graalvm.polyglot", "lib-python", "/lib/python3")

_HOME = (sys.prefix, sys.base_prefix, sys.exec_prefix) if sys.prefix else ()
_HOME = tuple(folder for folder in set(_HOME) if folder)
if not _HOME:
    _HOME = ("\0",)
