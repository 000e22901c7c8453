"""Puts the parts together. Runs once in each worker."""

import sys

# asyncio looks for it, and takes long to load it, for sockets that this loop does not have. Scripts can import it all the same.
sys.modules["ssl"] = None
import asyncio  # noqa: E402, F401

del sys.modules["ssl"]

import logging  # noqa: E402
import types  # noqa: E402

bridge = __bridge__  # noqa: F821 - given by the host


def _module(name, part):
    module = types.ModuleType(name)
    module.__path__ = []
    module.__bridge__ = bridge
    sys.modules[name] = module
    exec(compile(bridge.part(part), f"stonechat:{part}.py", "exec"), module.__dict__)
    return module


class _HostHandler(logging.Handler):
    """What scripts log by the standard library goes where all else goes."""

    def emit(self, record):
        try:
            text = record.getMessage()
            if record.exc_info and record.exc_info[1] is not None:
                text += "\n" + logging.Formatter().formatException(record.exc_info)
            bridge.log(record.levelno, record.name, text)
        except Exception:
            self.handleError(record)


package = types.ModuleType("_stonechat")
package.__path__ = []
sys.modules["_stonechat"] = package
for _part in ("state", "errors", "loop", "calls", "loading"):
    setattr(package, _part, _module(f"_stonechat.{_part}", _part))
exec(compile(bridge.part("api"), "stonechat:api.py", "exec"), package.__dict__)

logging.raiseExceptions = False
logging.getLogger().addHandler(_HostHandler())
logging.getLogger().setLevel(bridge.logLevel())

loop = package.loop.install()
functions = [
    loop.turn,
    loop.ring,
    package.loop.lead,
    package.calls.attach,
    package.calls.resume,
    package.calls.stop,
    package.loading.renew,
    package.loading.check,
    package.loading.load,
    package.loading.commit,
    package.loading.discard,
    package.loading.run,
    package.errors.describe,
]
