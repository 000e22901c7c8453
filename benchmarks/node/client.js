// node-smpp under load: the window of each bind is filled once, and each response sends the next request.
'use strict';

const smpp = require('smpp');
const fs = require('fs');
const options = require('./options').read({
  host: '127.0.0.1',
  port: 2775,
  'system-id': 'smppclient1',
  password: 'password',
  binds: 1,
  window: 64,
  'warm-up': 3,
  seconds: 10,
  pid: process.pid,
});

const text = 'x'.repeat(100);
const STEP = 1.05; // the classes of the histogram grow by so much: percentiles are right to five in a hundred
const classes = new Float64Array(400);
let measuring = false;
let messages = 0;
let errors = 0;
let stopping = false;
const sessions = [];

function cost(pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const rss = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'latin1'));
  return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, rss: rss ? Number(rss[1]) / 1024 : 0 };
}

function send(session) {
  const at = process.hrtime.bigint();
  session.submit_sm(
    { source_addr: '12345', destination_addr: '4915112345678', short_message: text, data_coding: 0 },
    (pdu) => {
      if (pdu.command_status !== 0) errors++;
      if (measuring) {
        messages++;
        const micros = Number(process.hrtime.bigint() - at) / 1000;
        classes[Math.min(classes.length - 1, Math.max(0, Math.round(Math.log(micros) / Math.log(STEP))))]++;
      }
      if (!stopping) send(session);
    },
  );
}

function percentile(share) {
  let left = messages * share;
  for (let i = 0; i < classes.length; i++) {
    left -= classes[i];
    if (left <= 0) return Math.round(STEP ** i * 10) / 10;
  }
  return 0;
}

function report(before, started) {
  const after = cost(options.pid);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(
    JSON.stringify({
      binds: options.binds,
      window: options.window,
      seconds,
      messages,
      rate: Math.round(messages / seconds),
      p50_us: percentile(0.5),
      p99_us: percentile(0.99),
      p999_us: percentile(0.999),
      errors,
      cpu_seconds_per_million: messages ? ((after.cpu - before.cpu) * 1e6) / messages : 0,
      rss_mib: after.rss,
    }),
  );
  process.exit(errors || !messages ? 1 : 0);
}

function measure() {
  const before = cost(options.pid);
  const started = process.hrtime.bigint();
  measuring = true;
  setTimeout(() => {
    measuring = false;
    stopping = true;
    report(before, started);
  }, options.seconds * 1000);
}

function bind(index) {
  if (index === options.binds) {
    sessions.forEach((session) => {
      for (let i = 0; i < options.window; i++) send(session);
    });
    setTimeout(measure, options['warm-up'] * 1000);
    return;
  }
  const session = smpp.connect({ host: options.host, port: options.port });
  session.on('connect', () => {
    session.socket.setNoDelay(true);
    session.bind_transceiver({ system_id: options['system-id'], password: options.password }, (pdu) => {
      if (pdu.command_status !== 0) {
        console.error(`bind refused with ${pdu.command_status}`);
        process.exit(1);
      }
      sessions.push(session);
      bind(index + 1);
    });
  });
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
}

bind(0);
