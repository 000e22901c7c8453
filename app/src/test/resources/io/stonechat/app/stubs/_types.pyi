"""What the stubs have in common; for type checkers, there is no such module when a script runs.

Written by hand, and copied by PythonStubsTest; the other stubs are made of the modules themselves.
"""

from collections.abc import Awaitable, Callable, Generator, Iterable, Mapping, Sequence
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from siphon.smpp import (
    Bind,
    Decision,
    FailureEvent,
    FinalEvent,
    MoEvent,
    PduReply,
    ReceiptEvent,
    RouteEvent,
    Session,
    UnknownEvent,
    UnmatchedReceiptEvent,
)

_T = TypeVar("_T", covariant=True)
_R = TypeVar("_R")

class Pending(Any, Generic[_T]):  # type: ignore[misc]
    """What is awaited in an async def, and gives a _T; elsewhere it is the _T itself, which no checker can tell."""

    def __await__(self) -> Generator[Any, Any, _T]: ...

Octets: TypeAlias = bytes | bytearray | memoryview | Sequence[int]
"""bytes, or what is like them; never a str."""

Tlvs: TypeAlias = Mapping[Any, bytes | bytearray | memoryview | str | int]
"""Optional parameters: keys are names or tags, values bytes, str (with a NUL after it) or int (as wide as the specification says)."""

Status: TypeAlias = str | int
"""The name of a status, such as "ESME_RTHROTTLED", or its number."""

Refused: TypeAlias = tuple[str, Status] | tuple[str, Status, int, int]
"""A destination that is refused: (address, status), or (address, status, ton, npi)."""

Command: TypeAlias = Literal[
    "submit_sm",
    "submit_sm_multi",
    "deliver_sm",
    "data_sm",
    "cancel_sm",
    "query_sm",
    "replace_sm",
    "alert_notification",
]
"""The commands that handlers are asked about."""

_Maybe: TypeAlias = _R | Awaitable[_R]
_Answer: TypeAlias = _Maybe[PduReply | None] | _Maybe[PduReply] | _Maybe[None]
_Decided: TypeAlias = _Maybe[Decision | None] | _Maybe[Decision] | _Maybe[None]

OnBind = TypeVar("OnBind", bound=Callable[[Bind], object])
OnPdu = TypeVar("OnPdu", bound=Callable[[Any, Session], _Answer] | Callable[[Any], _Answer])
OnSession = TypeVar("OnSession", bound=Callable[[Session], object])
OnRoute = TypeVar("OnRoute", bound=Callable[[RouteEvent], _Decided])
OnFailure = TypeVar("OnFailure", bound=Callable[[FailureEvent], _Decided])
OnUnknown = TypeVar("OnUnknown", bound=Callable[[UnknownEvent], _Decided])
OnReceipt = TypeVar("OnReceipt", bound=Callable[[ReceiptEvent], _Decided])
OnUnmatchedReceipt = TypeVar("OnUnmatchedReceipt", bound=Callable[[UnmatchedReceiptEvent], _Decided])
OnMo = TypeVar("OnMo", bound=Callable[[MoEvent], _Decided])
OnFinal = TypeVar("OnFinal", bound=Callable[[FinalEvent], object])
OnTimer = TypeVar("OnTimer", bound=Callable[[], object])
