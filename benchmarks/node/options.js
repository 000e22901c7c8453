// The options of all loads and servers: --name value or --name=value.
'use strict';

exports.read = (defaults) => {
  const options = { ...defaults };
  const words = process.argv.slice(2).flatMap((word) => (word.startsWith('--') ? word.split('=') : [word]));
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, '');
    if (!(name in options) || words[i + 1] === undefined) {
      console.error(`unknown option or no value: ${words[i]} (expected: ${Object.keys(options).map((o) => '--' + o).join(', ')})`);
      process.exit(2);
    }
    options[name] = typeof defaults[name] === 'number' ? Number(words[i + 1]) : words[i + 1];
  }
  return options;
};
