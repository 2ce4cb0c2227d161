/** The reports of an incident as a reader compares them: those of one text together. */

import type { Report } from '../../lib/answers.ts';
import type { CopyGroup } from '../../lib/types.ts';

/** Reports of articles that are one text; alone where the article has no copies. */
export interface Wire {
  id: string;
  group: CopyGroup | null;
  /** Reports of the earliest of its articles here. */
  reports: Report[];
  /** Reports of the other articles. */
  copies: Report[];
}

/** Groups `reports`, which come in order of publication, by the text that they stand in. */
export function wires(reports: readonly Report[], groups: readonly CopyGroup[] = []): Wire[] {
  const found = new Map<string, Wire>();
  for (const report of reports) {
    const id = report.group ?? report.article.id;
    const wire = found.get(id);
    if (!wire) found.set(id, { id, group: groups.find((group) => group.id === report.group) ?? null, reports: [report], copies: [] });
    else if (wire.reports[0]!.article.id === report.article.id) wire.reports.push(report);
    else wire.copies.push(report);
  }
  return [...found.values()];
}

export function key({ statement }: Report): string {
  return `${statement.article}:${statement.id}`;
}
