/** What bears on a statement of an article: its links, each once, what divides before what agrees. */

import type { Link, LinkRelation, Statement } from '../../lib/types.ts';
import { name } from '../reading/statement.ts';

export interface Bearing {
  relation: LinkRelation;
  /** The statement at the other end. */
  other: Statement;
  /** True where the chosen statement is the later of the two. */
  later: boolean;
  why: string;
  confidence: number | null;
}

const ORDER: readonly LinkRelation[] = ['contradicts', 'updates', 'corroborates', 'copies'];

/** Returns the links of `statement`; of two between the same statements with one relation the surer. */
export function bearing(links: readonly Link[], statement: Statement): Bearing[] {
  const found = new Map<string, Bearing>();
  for (const { between, relation, why, confidence } of links) {
    const at = between.findIndex((side) => name(side) === name(statement));
    if (at < 0) continue;
    const other = between[1 - at]!;
    const key = `${relation} ${name(other)}`;
    const before = found.get(key);
    if (before && (before.confidence ?? 1) >= (confidence ?? 1)) continue;
    found.set(key, { relation, other, later: at === 1, why, confidence });
  }
  return [...found.values()].sort(
    (a, b) => ORDER.indexOf(a.relation) - ORDER.indexOf(b.relation) || (b.confidence ?? 1) - (a.confidence ?? 1),
  );
}
