// Makes the map's land: world-atlas (Natural Earth, public domain) cut once at the antimeridian, so that no polygon
// runs round the world and paints the ocean as land. Written to src/world/, coordinates to a hundredth of a degree.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { geoProjection } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import { feature, mesh } from 'topojson-client';

const require = createRequire(import.meta.url);
const out = fileURLToPath(new URL('../src/world/', import.meta.url));
mkdirSync(out, { recursive: true });

// Degrees in, degrees out; d3 cuts at the antimeridian and closes the polygons along it. The poles are held back a
// little, since Mercator has none.
const degree = Math.PI / 180;
const plain = geoProjection((x, y) => [x, y]).scale(1 / degree).translate([0, 0]).precision(0).reflectY(true).clipAngle(null);

const round = (coordinates) => (typeof coordinates[0] === 'number' ? coordinates.map((c) => Math.round(c * 100) / 100) : coordinates.map(round));

// The sphere's drawers (d3-geo) take the side to a ring's right as its inside: outer rings run clockwise.
function clockwise(ring, outer) {
  const turn = ring.reduce((sum, [x, y], i) => { const [u, v] = ring[(i + 1) % ring.length]; return sum + x * v - u * y; }, 0);
  return turn > 0 === outer ? [...ring].reverse() : ring;
}

function wound(rings) {
  const kept = rings.map(tidy);
  return kept[0] ? kept.filter(Boolean).map((ring) => clockwise(ring, ring === kept[0])) : null;
}

// Rings that rounding left without an area are dropped; points that repeat are, too.
function tidy(ring) {
  const kept = ring.filter((p, i) => i === 0 || p[0] !== ring[i - 1][0] || p[1] !== ring[i - 1][1]);
  return kept.length > 3 ? kept : null;
}

function tidied(geometry) {
  const rounded = round(geometry.coordinates);
  if (geometry.type === 'Polygon') {
    const rings = wound(rounded);
    return rings ? { type: 'Polygon', coordinates: rings } : null;
  }
  if (geometry.type === 'MultiPolygon') {
    const polygons = rounded.map(wound).filter(Boolean);
    return polygons.length ? { type: 'MultiPolygon', coordinates: polygons } : null;
  }
  return { type: geometry.type, coordinates: rounded };
}

for (const scale of ['110m', '50m']) {
  const world = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`), 'utf8'));
  const land = geoProject(feature(world, world.objects.land), plain);
  const borders = geoProject(mesh(world, world.objects.countries, (a, b) => a !== b), plain);
  const features = [
    ...(land.features ?? [land]).map((f) => ({ type: 'Feature', properties: { kind: 'land' }, geometry: tidied(f.geometry ?? f) })),
    { type: 'Feature', properties: { kind: 'border' }, geometry: tidied(borders) },
  ].filter((f) => f.geometry);
  writeFileSync(`${out}world-${scale}.json`, JSON.stringify({ type: 'FeatureCollection', features }));
}
