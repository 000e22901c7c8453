"""Calls of handlers: driven at once as far as they go, without a task; what suspends goes on later.

Most handlers never suspend, or wait for nothing but the host. For these an asyncio task would cost more than all the rest.
One is made where something of asyncio's needs it.
"""

import inspect
import types
from _thread import get_ident
from asyncio import exceptions
from collections.abc import Coroutine

from _stonechat.errors import frames_of, frames_of_coroutine, sentence_of
from _stonechat.loop import running_on
from _stonechat.state import bridge, state

_NOTHING = object()
_COROUTINE = types.CoroutineType


class Resume(Coroutine):
    """A coroutine that was driven already, as a task takes it: what it awaits first is known."""

    __slots__ = ("coro", "first", "over", "__weakref__")

    def __init__(self, coro, first=_NOTHING):
        self.coro = coro
        self.first = first
        self.over = False

    def send(self, value):
        first = self.first
        if first is not _NOTHING:
            self.first = _NOTHING
            return first
        if self.over:
            raise StopIteration
        return self.coro.send(value)

    def throw(self, *exc):
        self.first = _NOTHING
        if self.over:
            raise StopIteration
        return self.coro.throw(*exc)

    def close(self):
        self.coro.close()

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def __getattr__(self, name):
        return getattr(self.coro, name)


def adopt():
    """Makes a task for the coroutine that is just being driven, since it asks for one."""
    resume = Resume(state.coro)
    state.direct = 0
    task = state.loop.create_task(resume)
    state.adopted = (resume, task, get_ident())
    return task


def disown():
    """The coroutine for which a task was made has ended before it waited for anything; unless another thread drives that one."""
    resume, _, ident = state.adopted
    if ident == get_ident():
        state.adopted = None
        resume.over = True


class Pending:
    """A call that has suspended."""

    __slots__ = ("coro", "result", "args", "job", "task", "waiting", "begun", "early")

    def __init__(self, coro, result, args, begun=True):
        self.coro = coro
        self.result = result
        self.args = args
        self.job = None
        self.task = None
        self.waiting = None
        self.begun = begun
        self.early = None

    def waits_for(self, awaited):
        adopted = state.adopted
        if adopted is not None and adopted[2] == get_ident():
            state.adopted = None
            adopted[0].first = awaited
            self._as_task(adopted[1])
        elif type(awaited) is Outcome:
            self.waiting = awaited
            awaited.waiter = self
            if awaited.over:
                state.loop.call_soon(step, self)
        else:
            self._as_task(state.loop.create_task(Resume(self.coro, awaited)))

    def _as_task(self, task):
        self.waiting = None
        self.task = task
        task.add_done_callback(self._ended)

    def _ended(self, task):
        if task.cancelled():
            self.fail(exceptions.CancelledError())
            return
        exception = task.exception()
        if exception is None:
            self.finish(task.result())
        else:
            self.fail(exception)

    def finish(self, value):
        try:
            answer = self.result(value, self.args)
        except BaseException as exception:
            self.fail(exception)
        else:
            if self.job is not None:
                self.job.returned(answer)
            else:
                self._ended_early(lambda job: job.returned(answer))

    def fail(self, exception):
        if self.job is not None:
            self.job.threw(sentence_of(exception), frames_of(exception))
        else:
            self._ended_early(lambda job: job.threw(sentence_of(exception), frames_of(exception)))

    def _ended_early(self, end):
        """
        The thread that began it was kept before it could say whose call it is, and the one that leads now has ended it. Either
        thread sees what the other has set, so one of them tells the host.
        """
        self.early = [end]
        if self.job is not None:
            self.tell()

    def tell(self):
        """Tells the host of an end that came before it was known whose call this is, once."""
        try:
            end = self.early.pop()
        except IndexError:
            return
        end(self.job)

    def cancel(self):
        """Throws the cancellation in, on the thread that leads."""
        task = self.task
        if task is not None:
            task.cancel()
        elif not self.begun:
            self.begun = True
            self.coro.close()
        elif self.waiting is not None:
            outcome, self.waiting = self.waiting, None
            outcome.waiter = None
            outcome.cancel()
            drive_on(self, self.coro.throw, exceptions.CancelledError())


def attach(pending, job):
    """The host says whose call it is. One that a plain function has returned begins now, on the thread that leads."""
    pending.job = job
    if pending.early is not None:
        pending.tell()
    if not pending.begun:
        state.loop.call_soon_threadsafe(begin, pending)


def begin(call):
    if not call.begun:
        call.begun = True
        drive_on(call, call.coro.send, None)


def later(coro, result, args):
    """What a driver returns for a coroutine that a plain function has returned."""
    return Pending(coro, result, args, begun=False)


def suspend(coro, awaited, result, args):
    """What a driver returns for a call that has not ended."""
    call = Pending(coro, result, args)
    call.waits_for(awaited)
    return call


def step(call):
    """Goes on with a call that waited for the host."""
    if call.waiting is None:
        return
    call.waiting = None
    drive_on(call, call.coro.send, None)


def drive_on(call, send, value):
    coro = call.coro
    state.coro = coro
    state.direct = get_ident()
    try:
        awaited = send(value)
    except StopIteration as end:
        state.direct = 0
        if state.adopted is not None:
            disown()
        call.finish(end.value)
    except BaseException as exception:
        state.direct = 0
        if state.adopted is not None:
            disown()
        call.fail(exception)
    else:
        state.direct = 0
        call.waits_for(awaited)


def resume(outcome, value, error):
    """The host says what an outcome is."""
    outcome.value = value
    outcome.error = error
    outcome.over = True
    waiter = outcome.waiter
    if waiter is None:
        return
    if type(waiter) is Pending:
        step(waiter)
    elif not waiter.done():
        waiter.set_result(None)


def stop(call):
    """Ends a call that has suspended. Returns the thread it runs on, if one does, and the user's frames in it."""
    coro = call.coro
    frames = frames_of_coroutine(coro)
    ident = 0
    if call.task is not None:
        ident = running_on(call.task)
    elif getattr(coro, "cr_running", False):
        ident = state.direct or state.lead
    if ident == 0:
        state.loop.call_soon_threadsafe(call.cancel)
    return [ident, frames]


class Outcome:
    """Something of the host's to await."""

    __slots__ = ("stage", "convert", "failed", "over", "value", "error", "waiter")

    def __init__(self, stage, convert, failed):
        self.stage = stage
        self.convert = convert
        self.failed = failed
        self.over = False
        self.value = None
        self.error = None
        self.waiter = None

    def __await__(self):
        if not self.over and not bridge.whenDone(self.stage, self):
            if state.direct == get_ident():
                yield self
            else:
                yield from self._future()
        return self.read()

    def _future(self):
        future = state.loop.create_future()
        self.waiter = future
        if self.over:
            return
        try:
            yield from future
        except exceptions.CancelledError:
            self.cancel()
            raise

    def cancel(self):
        bridge.cancel(self.stage)

    def read(self):
        if not self.over:
            self.value = bridge.value(self.stage)
            self.error = bridge.error(self.stage)
            self.over = True
        if self.error is not None:
            raise self.failed(self.error)
        convert = self.convert
        return self.value if convert is None else convert(self.value)


def wait(stage, convert, failed):
    """What an outcome is, for whoever may block."""
    bridge.await_(stage)
    return Outcome(stage, convert, failed).read()


_DRIVER = """
def drive(*java):
    args = arguments(*java)
    value = function(*args)
    if type(value) is not coroutine:
        return result(value, args)
    state.coro = value
    state.direct = get_ident()
    try:
        awaited = value.send(None)
    except StopIteration as end:
        state.direct = 0
        if state.adopted is not None:
            disown()
        return result(end.value, args)
    except BaseException:
        state.direct = 0
        if state.adopted is not None:
            disown()
        raise
    state.direct = 0
    return suspend(value, awaited, result, args)
"""


_PLAIN_DRIVER = """
def drive(*java):
    args = arguments(*java)
    value = function(*args)
    if type(value) is not coroutine:
        return result(value, args)
    return later(value, result, args)
"""


def driver(function, arguments, result, direct):
    """
    Calls a handler; direct on the thread that leads, else on one that may block. Each has code of its own, so that the compiler
    can put all of it into one piece.
    """
    names = {
        "function": function,
        "arguments": arguments,
        "result": result,
        "suspend": suspend,
        "later": later,
        "disown": disown,
        "state": state,
        "get_ident": get_ident,
        "coroutine": _COROUTINE,
    }
    exec(compile(_DRIVER if direct else _PLAIN_DRIVER, "stonechat:driver.py", "exec"), names)
    return names["drive"]


def callback_driver(function):
    """Calls a function that a script has handed to the host. These are many, so they share their code."""

    def drive(*java):
        value = function(*java)
        if type(value) is _COROUTINE:
            return later(value, _no_result, ())
        return None

    return drive


def _no_result(value, args):
    return None


def is_coroutine_function(function):
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(getattr(function, "__call__", None))


state.adopt = adopt
