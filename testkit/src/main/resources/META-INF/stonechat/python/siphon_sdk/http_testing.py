"""The harness for routes over HTTP; this build has no http extension to run them on."""

__all__ = ["HttpTestHarness"]


class HttpTestHarness:
    """Says that there is no HTTP for scripts in this build."""

    def __init__(self, config=None):
        raise RuntimeError("HttpTestHarness: scripts have no http in this build, so there is nothing to test it on")
