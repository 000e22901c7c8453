// An ESME made with node-smpp, for NodeEsme: it binds to PORT with PASSWORD, does what the lines on its standard input say, and
// writes a line for each answer and each PDU that comes. Fields are divided by tabs.
const readline = require('readline');
const smpp = require('smpp');

const [port, systemId, password] = process.argv.slice(2);
const say = (...fields) => process.stdout.write(fields.join('\t') + '\n');
const session = smpp.connect({ url: `smpp://127.0.0.1:${port}`, auto_enquire_link_period: 0 });

session.on('error', (error) => say('error', error.message));
session.on('close', () => process.exit(0));
session.on('deliver_sm', (pdu) => {
  session.send(pdu.response());
  say('deliver_sm', pdu.esm_class, pdu.source_addr, pdu.short_message.message);
});
session.on('alert_notification', (pdu) => say('alert_notification', pdu.source_addr, pdu.esme_addr));
session.on('connect', () =>
  session.bind_transceiver({ system_id: systemId, password }, (pdu) => {
    say('bound', pdu.command_status);
    if (pdu.command_status !== 0) session.close();
  }));

const does = {
  submit_sm: (to, text) =>
    session.submit_sm(
      { source_addr: '1000', destination_addr: to, registered_delivery: 1, short_message: Buffer.from(text) },
      (pdu) => say('submit_sm_resp', pdu.command_status, pdu.message_id || '')),
  cancel_sm: (id) =>
    session.cancel_sm({ message_id: id, source_addr: '1000' }, (pdu) => say('cancel_sm_resp', pdu.command_status)),
  unbind: () => session.unbind(() => session.close()),
};
readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const [what, ...fields] = line.split('\t');
  does[what](...fields);
});
