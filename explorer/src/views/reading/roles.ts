// The roles that are marked in a text, and how each is told apart without colour.
import type { Marked } from '../../lib/marks.ts';

export type Role = 'actor' | 'action' | 'recipient' | 'place' | 'date' | 'source' | 'cue' | 'content';

export interface RoleStyle {
  role: Role;
  name: string;
  letter: string;
  /** How it is drawn, in words: the legend's title. */
  drawn: string;
}

export const ROLES: readonly RoleStyle[] = [
  { role: 'actor', name: 'Actor', letter: 'A', drawn: 'solid line' },
  { role: 'action', name: 'Action', letter: 'V', drawn: 'filled, bold' },
  { role: 'recipient', name: 'Recipient', letter: 'R', drawn: 'double line' },
  { role: 'place', name: 'Place', letter: 'P', drawn: 'dotted line' },
  { role: 'date', name: 'Time', letter: 'T', drawn: 'dashed line' },
  { role: 'source', name: 'Source', letter: 'S', drawn: 'bold' },
  { role: 'cue', name: 'Cue', letter: 'C', drawn: 'italic' },
  { role: 'content', name: 'Content', letter: '“', drawn: 'tinted, darker where voices nest' },
];

// The API calls an event's words `trigger`; readers call them the action.
const ALIAS: Record<string, Role> = { trigger: 'action', time: 'date' };

export function roleOf(name: string): Role | null {
  const role = ALIAS[name] ?? name;
  return ROLES.some((each) => each.role === role) ? (role as Role) : null;
}

/** The classes of a stretch under `marks`: `m`, one per role, and `depth1`.. for nested content. */
export function roleClass(marks: readonly Marked[]): string {
  const roles = new Set<string>();
  let depth = 0;
  for (const mark of marks) {
    const role = roleOf(mark.role);
    if (role === 'content') depth += 1;
    if (role) roles.add(`r-${role}`);
    else if (mark.role === 'decides' || mark.role === 'sentence') roles.add(`r-${mark.role}`);
  }
  if (depth) roles.add(`depth${Math.min(depth, 4)}`);
  return ['m', ...roles].join(' ');
}
