/** Where an arrow and a name of the network lead. */

import type { NetworkEdge } from '../../lib/answers.ts';
import { page } from '../../lib/routes.ts';
import { app } from '../../lib/state.svelte.ts';

export function edgeHref(edge: NetworkEdge): string {
  return app.link('/incidents', { actor: edge.source, recipient: edge.target, ...(edge.quad ? { quad: edge.quad } : {}) });
}

export function nodeHref(id: string): string {
  return app.link(page('entities', id));
}
