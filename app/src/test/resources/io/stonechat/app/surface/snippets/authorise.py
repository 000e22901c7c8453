"""Who may bind."""

from siphon import log, smpp

PASSWORDS = {"acme": "secret"}


@smpp.on_bind
async def authorise(bind):
    expected = PASSWORDS.get(bind.system_id)
    if expected is None:
        return bind.reject("ESME_RINVSYSID", f"nobody is called {bind.system_id!r}")
    if bind.password != expected:
        return bind.reject("ESME_RINVPASWD", "wrong password")
    log.info(f"{bind.system_id} binds from {bind.client_addr}")
    return bind.accept()
