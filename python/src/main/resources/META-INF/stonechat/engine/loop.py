"""The worker's event loop: asyncio on the host's clock and timer.

The worker's leading thread is in Java. It calls turn() when something is ready, so this loop never waits by itself. Where a
callback keeps that thread for long, another thread takes the lead: then two threads are in here at once.
"""

import asyncio
import heapq
import sys
import threading
from asyncio import base_events, coroutines, events, tasks
from _thread import get_ident, allocate_lock

from _stonechat.state import bridge, state

# How many callbacks one turn runs, so that what has arrived meanwhile has its turn as well.
_TURN = 64

# How many tasks a worker may have. A script that starts one at each event and never ends it would take all memory.
_MOST_TASKS = 20_000

# Cancelled timers are left where they are until there are so many of them.
_MOST_CANCELLED = 100


class HostLoop(base_events.BaseEventLoop):
    """An event loop that others turn."""

    def __init__(self):
        super().__init__()
        self._lock = allocate_lock()
        self._alarm = None
        self._limit = _MOST_TASKS

    def time(self):
        return bridge.time()

    def is_running(self):
        return True

    def run_forever(self):
        raise RuntimeError("the worker's event loop runs already; await instead")

    def run_until_complete(self, future):
        coroutines.iscoroutine(future) and future.close()
        raise RuntimeError("the worker's event loop runs already; await instead")

    def stop(self):
        raise RuntimeError("the worker's event loop is not the script's to stop")

    def close(self):
        raise RuntimeError("the worker's event loop is not the script's to close")

    def create_task(self, coro, **options):
        if len(tasks._scheduled_tasks) >= self._limit:
            self._check_tasks(coro)
        task = super().create_task(coro, **options)
        program = state.loading
        if program is not None:
            program.tasks.append(task)
        return task

    def _check_tasks(self, coro):
        """Most of those that are known have ended, as a rule, and wait for the collector."""
        alive = leaks(self)
        if len(alive) >= _MOST_TASKS:
            coro.close()
            raise RuntimeError(f"{len(alive)} tasks of this worker have not ended, most of them {most(alive)}")
        self._limit = len(tasks._scheduled_tasks) + _MOST_TASKS

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        timer = events.TimerHandle(when, callback, args, self, context)
        with self._lock:
            heapq.heappush(self._scheduled, timer)
            first = self._scheduled[0] is timer
        timer._scheduled = True
        if first:
            self._set_alarm(when)
        return timer

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def _write_to_self(self):
        bridge.wake()

    def _process_events(self, event_list):
        pass

    def _set_alarm(self, when):
        if self._alarm is None or when < self._alarm:
            self._alarm = when
            bridge.alarm(when)

    def default_exception_handler(self, context):
        exception = context.get("exception")
        from _stonechat.errors import frames_of, sentence_of
        culprit = context.get("task") or context.get("future") or context.get("handle")
        if exception is None:
            bridge.failed(f"{context.get('message')}: {culprit!r}", [])
        else:
            bridge.failed(sentence_of(exception), frames_of(exception))

    def ring(self):
        """Makes ready what is due. The alarm that called this is over."""
        self._alarm = None
        now = self.time() + 1e-6
        with self._lock:
            scheduled = self._scheduled
            while scheduled:
                timer = scheduled[0]
                if timer._cancelled:
                    self._timer_cancelled_count -= 1
                elif timer._when > now:
                    break
                else:
                    self._ready.append(timer)
                heapq.heappop(scheduled)
                timer._scheduled = False
            self._forget_cancelled()
            when = scheduled[0]._when if scheduled else None
        if when is not None:
            self._set_alarm(when)

    def _forget_cancelled(self):
        if self._timer_cancelled_count > _MOST_CANCELLED and self._timer_cancelled_count * 2 > len(self._scheduled):
            alive = [timer for timer in self._scheduled if not timer._cancelled]
            heapq.heapify(alive)
            self._scheduled = alive
            self._timer_cancelled_count = 0

    def turn(self, next_step):
        """Runs what is ready, after a call of next_step each; whether more is."""
        ready = self._ready
        for _ in range(min(len(ready), _TURN)):
            try:
                handle = ready.popleft()
            except IndexError:
                break
            if not handle._cancelled:
                next_step()
                handle._run()
        return len(ready) > 0

    def forget(self):
        """Drops all that waits: what it belongs to has ended."""
        # Not by asyncio.all_tasks(), which begins anew whenever the collector takes one of them.
        for known in list(tasks._scheduled_tasks.data):
            task = known()
            if task is not None:
                task._log_destroy_pending = False
        tasks._scheduled_tasks.clear()
        self._limit = _MOST_TASKS
        self._ready.clear()
        with self._lock:
            self._scheduled.clear()
            self._timer_cancelled_count = 0
        self._alarm = None


def leaks(loop):
    return [task for task in tasks.all_tasks(loop) if not task.done()]


def most(alive):
    """Where most of these tasks come from."""
    from _stonechat.errors import where
    places = {}
    for task in alive:
        place = where(task.get_coro())
        places[place] = places.get(place, 0) + 1
    return max(places, key=places.get) if places else "none"


# asyncio keeps one current task for each loop. Here two threads may be in one loop, so it is one for each thread.
_current = {}


def current_task(loop=None):
    """Return a currently executed task."""
    if loop is None:
        loop = events.get_running_loop()
    ident = get_ident()
    task = _current.get(ident)
    if task is None and loop is state.loop:
        adopted = state.adopted
        if adopted is not None and adopted[2] == ident:
            return adopted[1]
        if state.direct == ident:
            return state.adopt()
    return task


def _enter_task(loop, task):
    ident = get_ident()
    before = _current.get(ident)
    if before is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {before!r} is being executed.")
    _current[ident] = task


def _leave_task(loop, task):
    _current.pop(get_ident(), None)


def _swap_current_task(loop, task):
    ident = get_ident()
    before = _current.get(ident)
    if task is None:
        _current.pop(ident, None)
    else:
        _current[ident] = task
    return before


def running_on(task):
    """The thread that runs a step of this task; 0 if none does."""
    for ident, current in list(_current.items()):
        if current is task:
            return ident
    return 0


def install():
    """Makes this the loop of the worker. To be called once."""
    for function in (current_task, _enter_task, _leave_task, _swap_current_task):
        setattr(tasks, function.__name__, function)
    asyncio.current_task = current_task
    loop = HostLoop()
    state.loop = loop
    return loop


def lead():
    """From now on this thread leads the worker."""
    ident = get_ident()
    events._set_running_loop(state.loop)
    state.loop._thread_id = ident
    state.lead = ident
    return ident
