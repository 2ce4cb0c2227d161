/** MapLibre's style: land, areas, dots, numbers, in the page's own colours. No glyphs, no tiles, nothing from outside. */

import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import { short } from '../../lib/format.ts';
import { cssColour } from '../../lib/theme.ts';

const KEYS = ['vcoop', 'mcoop', 'vconf', 'mconf'] as const;

/** Colour of the class that an expression gives. */
function coloured(quad: unknown): ExpressionSpecification {
  return ['match', quad, ...KEYS.flatMap((key) => [key, cssColour(`--${key}`)]), cssColour('--none')] as unknown as ExpressionSpecification;
}

const sums = Object.fromEntries(['n', ...KEYS].map((key) => [key, ['+', ['get', key]]]));

/** The class that most in a group have. */
const most = ['case', ...KEYS.slice(0, -1).flatMap((key) => [['all', ...KEYS.filter((other) => other !== key).map((other) => ['>', ['get', key], ['get', other]])], key]), 'mconf'];

const empty: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const grouped: ExpressionSpecification = ['has', 'point_count'];
const precise: ExpressionSpecification = ['all', ['!', grouped], ['get', 'precise']];
const vague: ExpressionSpecification = ['all', ['!', grouped], ['!', ['get', 'precise']]];

export function style(world: string): StyleSpecification {
  const colour = coloured(['get', 'quad']);
  const [land, shore] = [cssColour('--land'), cssColour('--shore')];
  return {
    version: 8,
    sources: {
      world: { type: 'geojson', data: world },
      areas: { type: 'geojson', data: empty },
      dots: { type: 'geojson', data: empty, cluster: true, clusterRadius: 30, clusterMaxZoom: 8, clusterProperties: sums },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': cssColour('--sea') } },
      { id: 'land', type: 'fill', source: 'world', filter: ['==', ['get', 'kind'], 'land'], paint: { 'fill-color': land, 'fill-outline-color': shore } },
      { id: 'borders', type: 'line', source: 'world', filter: ['==', ['get', 'kind'], 'border'], paint: { 'line-color': shore, 'line-width': 0.8 } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colour, 'fill-opacity': 0.15 } },
      { id: 'edges', type: 'line', source: 'areas', paint: { 'line-color': colour, 'line-width': 1, 'line-opacity': 0.7, 'line-dasharray': [3, 2] } },
      { id: 'rings', type: 'circle', source: 'dots', filter: vague, paint: { 'circle-radius': ['get', 'radius'], 'circle-color': colour, 'circle-opacity': 0.12, 'circle-stroke-color': colour, 'circle-stroke-width': 2 } },
      { id: 'dots', type: 'circle', source: 'dots', filter: precise, paint: { 'circle-radius': ['get', 'radius'], 'circle-color': colour, 'circle-opacity': 0.92, 'circle-stroke-color': cssColour('--sheet'), 'circle-stroke-width': 1.2 } },
      { id: 'groups', type: 'circle', source: 'dots', filter: grouped, paint: { 'circle-radius': ['min', 24, ['+', 7, ['*', 4, ['log10', ['get', 'n']]]]], 'circle-color': cssColour('--sheet'), 'circle-opacity': 0.92, 'circle-stroke-color': coloured(most), 'circle-stroke-width': 3 } },
      { id: 'numbers', type: 'symbol', source: 'dots', filter: ['any', grouped, ['==', ['get', 'label'], true]], layout: { 'icon-image': ['concat', 'n:', ['to-string', ['get', 'n']], ['case', ['all', ['!', grouped], ['get', 'precise']], ':dot', ':ring']], 'icon-allow-overlap': true, 'icon-ignore-placement': true } },
    ],
  };
}

/** A number as an image: MapLibre writes text with fonts from a server, and there is none. */
export function numberImage(id: string, ratio: number): ImageData | null {
  const found = /^n:(\d+):(dot|ring)$/.exec(id);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!found || !context) return null;
  const words = short(Number(found[1]));
  const font = `600 ${11 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
  context.font = font;
  canvas.width = Math.ceil(context.measureText(words).width) + 2 * ratio;
  canvas.height = Math.ceil(14 * ratio);
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  // Dark on the four classes in both themes: at least 4.5 : 1 on all but blue, which gets a light halo.
  context.fillStyle = found[2] === 'dot' ? '#101214' : cssColour('--ink');
  if (found[2] === 'dot') {
    context.strokeStyle = 'rgb(255 255 255 / 75%)';
    context.lineWidth = 2 * ratio;
    context.lineJoin = 'round';
    context.strokeText(words, canvas.width / 2, canvas.height / 2);
  }
  context.fillText(words, canvas.width / 2, canvas.height / 2);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
