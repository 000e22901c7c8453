from siphon import smpp

# Lets everybody in and says yes to everything. Run it: ./stonechat run examples/echo/echo.py


@smpp.on_bind
async def anybody(bind):
    return bind.accept()


@smpp.on_pdu("submit_sm")
async def anything(pdu, session):
    return pdu.reply()
