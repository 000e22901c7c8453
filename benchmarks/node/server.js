// node-smpp as a bare server: answers each submit_sm with a fresh id.
'use strict';

const smpp = require('smpp');
const options = require('./options').read({ port: 2775 });

let ids = 0;
smpp
  .createServer((session) => {
    session.socket.setNoDelay(true);
    const accept = (pdu) => session.send(pdu.response({ system_id: 'node-smpp' }));
    session.on('bind_transceiver', accept);
    session.on('bind_transmitter', accept);
    session.on('submit_sm', (pdu) => session.send(pdu.response({ message_id: String(++ids) })));
    session.on('enquire_link', (pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('error', () => session.destroy());
  })
  .listen(options.port, '127.0.0.1');
