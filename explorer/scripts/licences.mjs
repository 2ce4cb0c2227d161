// Writes the licences of all that is bundled beside the build: the packages that the lock file counts as run-time ones
// of what the sources import, and the map data.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const BUNDLED = ['svelte', 'clsx', 'esm-env', 'maplibre-gl', 'sigma', 'graphology', 'graphology-layout-forceatlas2', '@sigma/edge-curve', 'd3-scale', 'd3-geo', 'world-atlas'];

const folder = (name) => `${home}node_modules/${name}`;
const manifest = (name) => JSON.parse(readFileSync(`${folder(name)}/package.json`, 'utf8'));

// Svelte's other dependencies are its compiler's.
const COMPILER = new Set(['svelte']);
const found = new Set();
function walk(name) {
  if (found.has(name) || !existsSync(folder(name))) return;
  found.add(name);
  if (!COMPILER.has(name)) Object.keys(manifest(name).dependencies ?? {}).forEach(walk);
}
BUNDLED.forEach(walk);

const parts = [...found].sort().filter((name) => !name.startsWith('@types/')).map((name) => {
  const { version, license } = manifest(name);
  const file = readdirSync(folder(name)).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${version} (${license ?? 'see below'})\n\n${file ? readFileSync(`${folder(name)}/${file}`, 'utf8').trim() : 'No licence file in the package.'}\n`;
});
const head = 'The explorer contains the software below. Land and borders: Natural Earth, public domain.\n';
writeFileSync(fileURLToPath(new URL('../../src/onrecord/explorer/LICENCES.txt', import.meta.url)), [head, ...parts].join(`\n${'-'.repeat(72)}\n\n`));
