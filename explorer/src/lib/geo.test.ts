import { describe, expect, it } from 'vitest';
import { bbox, isPrecise, mostly, ring, spot } from './geo.ts';
import { bends, edgeKey, layOut } from './graph.ts';

const RAD = Math.PI / 180;
const km = ([x1, y1]: [number, number], [x2, y2]: [number, number]) =>
  2 * 6371.0088 * Math.asin(Math.sqrt(Math.sin(((y2 - y1) * RAD) / 2) ** 2 + Math.cos(y1 * RAD) * Math.cos(y2 * RAD) * Math.sin(((x2 - x1) * RAD) / 2) ** 2));

describe('areas', () => {
  it('are circles on the sphere, closed, also far north and across the 180th meridian', () => {
    for (const [lon, lat] of [[45, 13], [10, 70], [179.5, -17], [-70, -54]] as [number, number][]) {
      const made = ring(lon, lat, 80);
      expect(made[0]).toEqual(made.at(-1));
      for (const point of made) expect(km([lon, lat], point)).toBeCloseTo(80, 6);
    }
  });

  it('are dots only where the place is known well', () => {
    expect(isPrecise({ precision: 'populated_place', radius_km: 5 })).toBe(true);
    expect(isPrecise({ precision: 'admin1', radius_km: 80 })).toBe(false);
    expect(isPrecise({ precision: null, radius_km: null })).toBe(false);
  });

  it('take the class that most there have', () => {
    expect(mostly({ 'verbal conflict': 2, 'material conflict': 2, 'verbal cooperation': 1 })).toBe('material conflict');
    expect(mostly({})).toBeNull();
    expect(mostly({ none: 3 })).toBeNull();
  });
});

it('writes boxes that the API takes, over the 180th meridian too', () => {
  expect(bbox(170, -20, 190, 5.12345)).toBe('170,-20,-170,5.123');
  expect(bbox(-200, -100, 200, 100)).toBe('-180,-90,180,90');
  expect(spot(12.79, 45.03)).toBe('45.026,12.786,45.034,12.794');
});

describe('network', () => {
  const edge = (source: string, target: string, quad: 'verbal conflict' | 'material conflict') => ({ source, target, quad, incidents: 2, reports: 3 });
  const edges = [edge('a', 'b', 'verbal conflict'), edge('a', 'b', 'material conflict'), edge('b', 'a', 'verbal conflict'), edge('a', 'c', 'verbal conflict')];
  const nodes = ['c', 'a', 'b', 'alone'].map((id) => ({ id, name: id, country: null, sector: null, n: 1 }));

  it('bends edges between the same two apart and leaves the lone one straight', () => {
    const made = bends(edges);
    expect(made.get(edgeKey(edges[3]!))).toBe(0);
    expect(made.get(edgeKey(edges[0]!))).not.toBe(made.get(edgeKey(edges[1]!)));
    expect(made.get(edgeKey(edges[2]!))).toBeGreaterThan(0);
  });

  it('is laid out the same at every look, whatever the order it came in', () => {
    const once = layOut({ nodes, edges }, 'incidents');
    const again = layOut({ nodes: [...nodes].reverse(), edges }, 'incidents');
    expect(again.nodes).toEqual(once.nodes);
    expect(once.nodes.map((node) => node.id)).toEqual(['a', 'b', 'c']);
    expect(once.nodes.every((node) => Number.isFinite(node.x) && Number.isFinite(node.y))).toBe(true);
  });
});
