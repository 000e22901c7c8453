"""What all parts of the worker share."""


class State:
    """The worker's own state; its attributes are asked for at each event."""

    __slots__ = ("lead", "direct", "coro", "adopted", "loop", "loading", "loader", "program", "adopt")

    def __init__(self):
        self.lead = 0  # the thread that leads
        self.direct = 0  # the thread that drives a coroutine without a task, 0 if none does
        self.coro = None  # that coroutine
        self.adopted = None  # it, the task that was made for it while it was driven, and the thread
        self.loop = None
        self.loading = None  # the program that is just being loaded
        self.program = None  # the program that was loaded last
        self.loader = 0  # the thread that loads it
        self.adopt = None


state = State()
bridge = __bridge__  # noqa: F821 - given by the host
