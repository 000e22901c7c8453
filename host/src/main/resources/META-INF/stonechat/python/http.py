"""HTTP for scripts is not part of this build: importing it works, using it says so."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise RuntimeError(
        f"http.{name}: the http extension is not part of this build of Stonechat;"
        " scripts here have smpp, store, cache, log, timer, metrics and numbers"
    )
