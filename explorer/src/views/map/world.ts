/** The land and the borders, cut at the antimeridian (scripts/world.mjs); fetched once. */

import coarse from '../../world/world-110m.json?url';
import fine from '../../world/world-50m.json?url';

export const WORLD = { coarse, fine };

let kept: Promise<GeoJSON.FeatureCollection> | null = null;

/** The coarse world, for drawings in SVG. */
export function world(): Promise<GeoJSON.FeatureCollection> {
  kept ??= fetch(coarse).then((response) => {
    if (!response.ok) throw new Error(`the land did not load (${response.status})`);
    return response.json() as Promise<GeoJSON.FeatureCollection>;
  });
  kept.catch(() => (kept = null));
  return kept;
}
