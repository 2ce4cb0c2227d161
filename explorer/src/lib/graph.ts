/** The network of actors: what is drawn, where, how thick. Pure; positions are the same at every look. */

import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { NetworkAnswer, NetworkEdge, NetworkNode } from './answers.ts';
import type { Counting } from './state.svelte.ts';

export interface Node extends NetworkNode { x: number; y: number; size: number }
/** `bend` keeps edges between the same two apart: 0 is straight. */
export interface Edge extends NetworkEdge { key: string; n: number; width: number; bend: number }
export interface Drawn { nodes: Node[]; edges: Edge[] }

export function edgeKey(edge: Pick<NetworkEdge, 'source' | 'target' | 'quad'>): string {
  return JSON.stringify([edge.source, edge.target, edge.quad]);
}

/** Edges between the same two, in either direction, bend away from each other. */
export function bends(edges: readonly NetworkEdge[]): Map<string, number> {
  const between = new Map<string, NetworkEdge[]>();
  for (const edge of edges) {
    const pair = JSON.stringify([edge.source, edge.target].sort());
    between.set(pair, [...(between.get(pair) ?? []), edge]);
  }
  const out = new Map<string, number>();
  for (const same of between.values()) {
    const both = new Set(same.map((edge) => edge.source)).size > 1;
    const seen = new Map<string, number>();
    for (const edge of same) {
      const i = seen.get(edge.source) ?? 0;
      seen.set(edge.source, i + 1);
      out.set(edgeKey(edge), same.length === 1 ? 0 : 0.12 + 0.14 * i - (both ? 0 : 0.12));
    }
  }
  return out;
}

/** Most evidence that an edge has: the end of the slider. */
export function mostEvidence(answer: NetworkAnswer, counting: Counting): number {
  return answer.edges.reduce((most, edge) => Math.max(most, edge[counting]), 1);
}

/**
 * Lay the network out (ForceAtlas2, Jacomy et al. 2014), starting from a circle in the order of the names, so that
 * no chance is in it.
 */
export function layOut(answer: NetworkAnswer, counting: Counting): Drawn {
  const known = new Set(answer.nodes.map((node) => node.id));
  const edges = answer.edges.filter((edge) => known.has(edge.source) && known.has(edge.target));
  const weight = new Map<string, number>();
  for (const edge of edges) for (const end of [edge.source, edge.target]) weight.set(end, (weight.get(end) ?? 0) + edge[counting]);
  const nodes = answer.nodes.filter((node) => weight.has(node.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const graph = new Graph({ type: 'undirected' });
  nodes.forEach((node, i) => {
    const turn = (2 * Math.PI * i) / nodes.length;
    graph.addNode(node.id, { x: Math.cos(turn), y: Math.sin(turn) });
  });
  for (const { source, target } of edges) if (source !== target) graph.mergeEdge(source, target);
  if (graph.order > 2) {
    forceAtlas2.assign(graph, {
      iterations: graph.order > 800 ? 120 : 300,
      settings: { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 400, gravity: 0.3, scalingRatio: 10, strongGravityMode: true },
    });
  }
  const heaviest = Math.max(1, ...weight.values());
  const most = Math.max(1, ...edges.map((edge) => edge[counting]));
  const bend = bends(edges);
  return {
    nodes: nodes.map((node) => {
      const { x, y } = graph.getNodeAttributes(node.id) as { x: number; y: number };
      // Screens and names are wider than high.
      return { ...node, x: 1.6 * x, y, size: 3 + Math.min(1.6, 14 / Math.sqrt(heaviest)) * Math.sqrt(weight.get(node.id) ?? 1) };
    }),
    edges: edges.map((edge) => ({ ...edge, key: edgeKey(edge), n: edge[counting], width: 1 + Math.min(1.1, 7 / Math.sqrt(most)) * Math.sqrt(edge[counting] - 1), bend: bend.get(edgeKey(edge)) ?? 0 })),
  };
}
