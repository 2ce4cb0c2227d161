// Writes src/lib/tables.json from the package's own tables: names of countries, PLOVER types and modes.
// Run after they change: npm run tables

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = (path) => fileURLToPath(new URL(`../../src/onrecord/${path}`, import.meta.url));

function rows(path, separator) {
  const [head, ...lines] = readFileSync(home(path), 'utf8').trim().split(/\r?\n/);
  const names = head.split(separator);
  return lines.map((line) => Object.fromEntries(split(line, separator).map((cell, i) => [names[i], cell])));
}

function split(line, separator) {
  if (separator === '\t') return line.split('\t');
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1].replace(/^"|"$/g, '').replaceAll('""', '"'));
}

const countries = Object.fromEntries(rows('kb/data/countries.tsv', '\t').map((row) => [row.iso3, row.name]));
const types = Object.fromEntries(
  rows('codebook/data/plover_events.csv', ',').map((row) => [row.event, { label: row.label, quad: row.quad }]),
);
writeFileSync(
  fileURLToPath(new URL('../src/lib/tables.json', import.meta.url)),
  `${JSON.stringify({ countries, types }, null, 1)}\n`,
);
