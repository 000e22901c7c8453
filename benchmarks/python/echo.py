# The Python gateway of the comparisons: takes every bind, and answers each submit_sm with a fresh id.
from itertools import count

from siphon import smpp

ids = count(1)


@smpp.on_bind
async def welcome(bind):
    return bind.accept()


@smpp.on_pdu("submit_sm")
async def echo(pdu, session):
    return pdu.reply(message_id=str(next(ids)))
