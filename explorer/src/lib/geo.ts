/** Places on the map: areas instead of pins, boxes as filters. Degrees WGS 84, GeoJSON order [lon, lat]. */

import type { PlaceCount } from './answers.ts';
import type { Counting } from './state.svelte.ts';
import { QUADS } from './format.ts';
import type { Precision, Quad } from './types.ts';

const EARTH_KM = 6371.0088;
const RAD = Math.PI / 180;

/** Radius in km within which the place lies, where the API does not say. */
const RADIUS: Record<Precision, number> = {
  point: 1, populated_place: 5, admin2: 25, admin1: 80, border: 50, region: 200, water: 100, feature: 20, country: 400,
};

export function radiusKm(place: Pick<PlaceCount, 'precision' | 'radius_km'>): number {
  return place.radius_km ?? (place.precision ? (RADIUS[place.precision] ?? 50) : 50);
}

/** Whether a dot tells the truth about it: known to a few kilometres. */
export function isPrecise(place: Pick<PlaceCount, 'precision' | 'radius_km'>): boolean {
  return place.precision === 'point' || place.precision === 'populated_place' || (place.precision === 'feature' && radiusKm(place) <= 10);
}

/** Ring of a circle on the sphere (destination points of the haversine formula), closed, longitudes not wrapped. */
export function ring(lon: number, lat: number, km: number, points = 48): [number, number][] {
  const angle = km / EARTH_KM;
  const [sin, cos] = [Math.sin(lat * RAD), Math.cos(lat * RAD)];
  return Array.from({ length: points + 1 }, (_, i) => {
    const bearing = (-2 * Math.PI * (i % points)) / points;
    const y = Math.asin(sin * Math.cos(angle) + cos * Math.sin(angle) * Math.cos(bearing));
    const x = Math.atan2(Math.sin(bearing) * Math.sin(angle) * cos, Math.cos(angle) - sin * Math.sin(y));
    return [lon + x / RAD, y / RAD];
  });
}

/** The class that most of the incidents there have; ties go to the graver one. */
export function mostly(quads: PlaceCount['quads']): Quad | null {
  let best: Quad | null = null;
  for (const quad of QUADS) if ((quads[quad] ?? 0) > 0 && (best === null || quads[quad]! >= quads[best]!)) best = quad;
  return best;
}

export function countOf(place: PlaceCount, counting: Counting): number {
  return place[counting];
}

/** Radius in pixels of a dot: its area grows with the count, the largest of all has some twenty pixels. */
export function dot(n: number, most: number): number {
  return 3.5 + Math.min(1.6, 18 / Math.sqrt(Math.max(1, most))) * Math.sqrt(n);
}

function wrap(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** A box as the filter has it; one wider than the world is the whole world. */
export function bbox(west: number, south: number, east: number, north: number): string {
  const places = (value: number) => String(Math.round(value * 1000) / 1000);
  const [w, e] = east - west >= 360 ? [-180, 180] : [wrap(west), wrap(east)];
  return [w, Math.max(-90, south), e, Math.min(90, north)].map(places).join(',');
}

/** The box that holds one spot and nothing beside it. */
export function spot(lat: number, lon: number, margin = 0.004): string {
  return bbox(lon - margin, lat - margin, lon + margin, lat + margin);
}
