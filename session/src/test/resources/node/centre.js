// A message centre made with node-smpp: tells its port, accepts a bind and its submits, and sends a receipt for each.
const fs = require('fs');
const smpp = require('smpp');

const tell = (step, fields) => console.log(JSON.stringify({ step, ...fields }));
const keys = process.argv[2] ? { key: fs.readFileSync(process.argv[2]), cert: fs.readFileSync(process.argv[3]) } : {};
let count = 0;

const server = smpp.createServer(keys, (session) => {
  session.on('error', () => {});
  session.on('bind_transceiver', (pdu) => {
    const wrong = pdu.password !== 'secret';
    session.send(pdu.response({ system_id: 'node', command_status: wrong ? smpp.ESME_RINVPASWD : 0 }));
    if (wrong) session.close();
  });
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('unbind', (pdu) => {
    session.send(pdu.response());
    session.close();
  });
  session.on('submit_sm', (pdu) => {
    const id = ++count;
    tell('submitted', { text: String(pdu.short_message.message), destination: pdu.destination_addr });
    session.send(pdu.response({ message_id: id.toString(16) }));
    // Hexadecimal in the response, decimal with leading zeros in the receipt, as many centres do.
    session.deliver_sm({
      source_addr: pdu.destination_addr,
      destination_addr: pdu.source_addr,
      esm_class: 4,
      short_message: `id:${String(id).padStart(10, '0')} sub:001 dlvrd:001 submit date:2601011200 ` +
        'done date:2601011200 stat:DELIVRD err:000 text:',
    });
  });
});
server.listen(0, '127.0.0.1', () => tell('listening', { port: server.address().port }));
