/** The filters as the reader sees them: label, how a value reads, which are at hand and which under "More". */

import { FACTUALITY } from './format.ts';
import { countryName, typeLabel } from './names.ts';
import type { Factuality } from './types.ts';
import type { Field, Many } from './url.ts';

export const LABELS: Record<Field, string> = {
  since: 'Since', until: 'Until', text: 'Words', bbox: 'Area', min_origins: 'Origins, at least', incident: 'Incident',
  actor: 'Actor', recipient: 'Recipient', country: 'Country', type: 'Type', mode: 'Mode', quad: 'Class',
  sector: 'Sector', source: 'Source', publisher: 'Publisher', place: 'Place', factuality: 'Factuality',
  time: 'Tense', depth: 'Depth of voices', precision: 'Precision of place',
};

/** In the bar, in this order. */
export const AT_HAND: readonly Many[] = ['type', 'quad', 'actor', 'recipient', 'country', 'source', 'factuality'];
export const MORE: readonly Many[] = ['publisher', 'mode', 'sector', 'depth', 'time', 'precision'];

/** Filters that take words of one's own, not only the values there are. */
export const FREE = new Set<Many>(['actor', 'recipient', 'source', 'publisher']);

const SECTORS: Record<string, string> = {
  GOV: 'government', MIL: 'military', COP: 'police', JUD: 'judiciary', LEG: 'legislature', PTY: 'party', OPP: 'opposition',
  REB: 'rebels', SPY: 'intelligence', CVL: 'civilians', BUS: 'business', MED: 'media', IGO: 'intergovernmental',
  NGO: 'non-governmental', REL: 'religion', EDU: 'education', LAB: 'labour', CRM: 'crime', UNK: 'unknown',
};

/** A value in words; the value itself where there are none. */
export function shown(field: Field, value: string): string {
  switch (field) {
    case 'country':
      return countryName(value);
    case 'factuality':
      return FACTUALITY[value as Factuality]?.word ?? value;
    case 'sector':
      return SECTORS[value] ?? value;
    case 'type':
      return typeLabel(value) || value;
    case 'precision':
      return value.replaceAll('_', ' ');
    case 'depth':
      return value === '0' || value === '1' ? 'own voice' : `${value} voices`;
    case 'actor':
    case 'recipient':
    case 'source': {
      const code = /^([A-Z]{3})?(?:\.([A-Z]{3}))?$/.exec(value);
      if (!value || !code) return value;
      return [code[1] && countryName(code[1]), code[2] && (SECTORS[code[2]] ?? code[2])].filter(Boolean).join(', ');
    }
    default:
      return value;
  }
}
