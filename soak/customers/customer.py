"""A customer on python-smpplib: binds, submits, waits for its receipts, and says what came of it.

    customer.py HOST PORT SYSTEM_ID PASSWORD SENDER COUNT [MO]

COUNT messages to as many numbers, each with a receipt asked for; what is answered ESME_RTHROTTLED is submitted again a
second later. Then it waits until all receipts, and MO messages of handsets, have come. Exit status 3 when the bind is
refused, 1 when something is missing or has come twice.
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
        # What is refused goes to answered, too.
        self.client.set_error_pdu_handler(lambda pdu: None)
        self.ids = set()
        self.receipts = {}
        self.doubled = 0
        self.texts = []
        self.open = {}
        self.again = []
        self.throttled = 0

    def answered(self, pdu, **_):
        message = self.open.pop(pdu.sequence)
        if pdu.status == smpplib.consts.SMPP_ESME_ROK:
            self.ids.add(pdu.message_id.decode())
        elif pdu.status == smpplib.consts.SMPP_ESME_RTHROTTLED:
            self.throttled += 1
            self.again.append(message)

    def arrived(self, pdu, **_):
        text = pdu.short_message.decode("latin-1")
        found = re.match(r"id:(\S+) .*stat:(\S+)", text)
        if pdu.esm_class & RECEIPT and found:
            self.doubled += found.group(1) in self.receipts
            self.receipts[found.group(1)] = found.group(2)
        else:
            self.texts.append(text)
        return smpplib.consts.SMPP_ESME_ROK

    def submit(self, sender, number):
        parts, coding, esm_class = smpplib.gsm.make_parts("Hello from python-smpplib")
        for part in parts:
            sent = self.client.send_message(
                source_addr_ton=smpplib.consts.SMPP_TON_ALNUM,
                source_addr=sender,
                dest_addr_ton=smpplib.consts.SMPP_TON_UNK,
                destination_addr=number,
                short_message=part,
                data_coding=coding,
                esm_class=esm_class,
                registered_delivery=True,
            )
            self.open[sent.sequence] = (sender, number)

    def submit_throttled_again(self):
        time.sleep(1)
        messages, self.again = self.again, []
        for message in messages:
            self.submit(*message)

    def wait(self, done):
        end = time.monotonic() + PATIENCE
        while not done() and time.monotonic() < end:
            self.client.read_once()


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
    customer.wait(lambda: not customer.open)
    while customer.again:
        customer.submit_throttled_again()
        customer.wait(lambda: not customer.open)
    took = time.monotonic() - begun
    customer.wait(lambda: len(customer.receipts) >= len(customer.ids) and len(customer.texts) >= int(mo))
    delivered = sum(1 for id in customer.ids if customer.receipts.get(id) == "DELIVRD")
    print("python-smpplib as %s: %d submitted in %.1f s, throttled %d times, %d accepted, %d delivered, %d messages of handsets"
          % (system_id, count, took, customer.throttled, len(customer.ids), delivered, len(customer.texts)))
    customer.client.unbind()
    customer.client.disconnect()
    complete = delivered == len(customer.ids) == count and not customer.doubled
    return 0 if complete and len(customer.texts) >= int(mo) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
