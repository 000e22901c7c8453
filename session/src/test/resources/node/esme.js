// An ESME made with node-smpp: binds, submits, waits for a deliver_sm, unbinds. Tells each step as a line of JSON.
const smpp = require('smpp');

const [port, tls] = [Number(process.argv[2]), process.argv[3] === 'tls'];
const tell = (step, fields) => console.log(JSON.stringify({ step, ...fields }));
const session = smpp.connect({ host: 'localhost', port, tls, rejectUnauthorized: false });

session.on('error', (error) => {
  tell('error', { message: String(error) });
  process.exit(1);
});
session.on('enquire_link', (pdu) => session.send(pdu.response()));
session.on('deliver_sm', (pdu) => {
  session.send(pdu.response());
  tell('delivered', { text: String(pdu.short_message.message), esm_class: pdu.esm_class });
  session.unbind((answer) => {
    tell('unbound', { status: answer.command_status });
    session.close(() => process.exit(0));
  });
});
session.on('connect', () => {
  session.bind_transceiver(
    { system_id: 'node', password: 'secret', interface_version: 0x34 },
    (bound) => {
      tell('bound', { status: bound.command_status, system_id: bound.system_id });
      session.enquire_link({}, (answer) => {
        tell('enquired', { status: answer.command_status });
        session.submit_sm(
          { source_addr: 'Node', destination_addr: '41791234567', short_message: 'Grüße €', data_coding: 0, registered_delivery: 1 },
          (submitted) => tell('submitted', { status: submitted.command_status, message_id: submitted.message_id }));
      });
    });
});
