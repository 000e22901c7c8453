"""A customer on python-smpplib: binds, submits, waits for its receipts, and says what came of it.

    customer.py HOST PORT SYSTEM_ID PASSWORD SENDER COUNT [MO]

COUNT messages to as many numbers, each with a receipt asked for; then waits until all receipts, and MO messages of
handsets, have come. Exit status 3 when the bind is refused, 1 when something is missing.
"""
import re
import sys
import time

import smpplib.client
import smpplib.consts
import smpplib.exceptions
import smpplib.gsm

PATIENCE = 60
RECEIPT = 0x04


class Customer:
    def __init__(self, host, port):
        self.client = smpplib.client.Client(host, port, timeout=5, allow_unknown_opt_params=True)
        self.client.set_message_sent_handler(self.answered)
        self.client.set_message_received_handler(self.arrived)
        self.ids = set()
        self.receipts = {}
        self.texts = []
        self.answers = 0

    def answered(self, pdu, **_):
        self.answers += 1
        if pdu.status == smpplib.consts.SMPP_ESME_ROK:
            self.ids.add(pdu.message_id.decode())

    def arrived(self, pdu, **_):
        text = pdu.short_message.decode("latin-1")
        found = re.match(r"id:(\S+) .*stat:(\S+)", text)
        if pdu.esm_class & RECEIPT and found:
            self.receipts[found.group(1)] = found.group(2)
        else:
            self.texts.append(text)
        return smpplib.consts.SMPP_ESME_ROK

    def submit(self, sender, number):
        parts, coding, esm_class = smpplib.gsm.make_parts("Hello from python-smpplib")
        for part in parts:
            self.client.send_message(
                source_addr_ton=smpplib.consts.SMPP_TON_ALNUM,
                source_addr=sender,
                dest_addr_ton=smpplib.consts.SMPP_TON_UNK,
                destination_addr=number,
                short_message=part,
                data_coding=coding,
                esm_class=esm_class,
                registered_delivery=True,
            )

    def wait(self, done):
        end = time.monotonic() + PATIENCE
        while not done() and time.monotonic() < end:
            self.client.read_once(ignore_error_codes=list(smpplib.consts.DESCRIPTIONS))


def main(host, port, system_id, password, sender, count, mo=0):
    customer = Customer(host, int(port))
    customer.client.connect()
    try:
        customer.client.bind_transceiver(system_id=system_id, password=password)
    except smpplib.exceptions.PDUError as refused:
        print("bind refused with status %d" % refused.args[1])
        return 3
    count = int(count)
    begun = time.monotonic()
    for i in range(count):
        customer.submit(sender, "06123%05d" % (10100 + i))
    customer.wait(lambda: customer.answers >= count)
    took = time.monotonic() - begun
    customer.wait(lambda: len(customer.receipts) >= len(customer.ids) and len(customer.texts) >= int(mo))
    delivered = sum(1 for id in customer.ids if customer.receipts.get(id) == "DELIVRD")
    print("python-smpplib as %s: %d submitted in %.1f s, %d accepted, %d delivered, %d messages of handsets"
          % (system_id, count, took, len(customer.ids), delivered, len(customer.texts)))
    customer.client.unbind()
    customer.client.disconnect()
    return 0 if delivered == count and len(customer.texts) >= int(mo) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
