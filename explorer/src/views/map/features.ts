/** What the map draws of the answer: areas, dots, numbers. */

import type { PlaceFeature } from '../../lib/answers.ts';
import { number, precision, QUADS, quadKey } from '../../lib/format.ts';
import { dot, isPrecise, mostly, radiusKm, ring, spot } from '../../lib/geo.ts';
import { countryName } from '../../lib/names.ts';
import { app, type Counting } from '../../lib/state.svelte.ts';

export interface Spot {
  key: string;
  lon: number;
  lat: number;
  n: number;
  /** Colour of the class that most incidents there have. */
  quad: string;
  precise: boolean;
  km: number;
  radius: number;
  /** Name and country apart, since they may be written in different directions. */
  place: string;
  country: string;
  about: string;
  href: string;
}

/** Places in drawing order: the wide and the heavily told beneath, so that small ones can be hit. */
export function spots(features: readonly PlaceFeature[], counting: Counting): Spot[] {
  const most = features.reduce((top, { properties }) => Math.max(top, properties[counting]), 1);
  return features
    .map(({ geometry: { coordinates: [lon, lat] }, properties: place }) => {
      const n = place[counting];
      const classes = QUADS.flatMap((quad) => (place.quads[quad] ? [`${quad} ${number(place.quads[quad]!)}`] : []));
      return {
        key: `${lat},${lon},${place.precision},${place.place}`, lon, lat, n,
        quad: quadKey(mostly(place.quads)), precise: isPrecise(place), km: radiusKm(place), radius: dot(n, most),
        place: place.place ?? 'unnamed place', country: place.country ? countryName(place.country) : '',
        about: `${number(place.incidents)} incidents, ${number(place.reports)} reports (${classes.join(', ') || 'no class'}); ${precision(place.precision)}, within ${number(Math.round(radiusKm(place)))} km`,
        href: app.link('/incidents', { bbox: spot(lat, lon), ...(place.precision ? { precision: place.precision } : {}) }),
      };
    })
    .sort((a, b) => b.km - a.km || b.n - a.n || (a.key < b.key ? -1 : 1));
}

type Feature = GeoJSON.Feature<GeoJSON.Geometry, Record<string, unknown>>;

/** Areas within which the places lie. */
export function areas(all: readonly Spot[]): GeoJSON.FeatureCollection {
  const features = all.map((one): Feature => ({
    type: 'Feature',
    properties: { quad: one.quad, precise: one.precise },
    geometry: { type: 'Polygon', coordinates: [ring(one.lon, one.lat, one.km)] },
  }));
  return { type: 'FeatureCollection', features };
}

/** Dots, with their place in `all` as `i`, and their count under the name of their class, to be summed up in groups. */
export function dots(all: readonly Spot[]): GeoJSON.FeatureCollection {
  const features = all.map((one, i): Feature => ({
    type: 'Feature',
    properties: { i, quad: one.quad, precise: one.precise, radius: one.radius, n: one.n, label: one.radius > 9, vcoop: 0, mcoop: 0, vconf: 0, mconf: 0, [one.quad]: one.n },
    geometry: { type: 'Point', coordinates: [one.lon, one.lat] },
  }));
  return { type: 'FeatureCollection', features };
}

export function nameOf(one: Spot): string {
  return one.country && one.country !== one.place ? `${one.place}, ${one.country}` : one.place;
}

/** The box around all places, a little wider; the whole world where there are none. */
export function extent(all: readonly Spot[]): [number, number, number, number] {
  if (all.length === 0) return [-180, -58, 180, 80];
  const [lons, lats] = [all.map((one) => one.lon), all.map((one) => one.lat)];
  const range = (values: number[]) => values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)] as [number, number], [Infinity, -Infinity] as [number, number]);
  const [[west, east], [south, north]] = [range(lons), range(lats)];
  const margin = Math.max(1.5, 0.08 * Math.max(east - west, north - south));
  return [Math.max(-180, west - margin), Math.max(-84, south - margin), Math.min(180, east + margin), Math.min(84, north + margin)];
}
