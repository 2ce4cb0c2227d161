import { expect, it } from 'vitest';
import type { Claim, CopyGroup } from '../../lib/types.ts';
import { heard } from './dependence.ts';

function voice(publisher: string, source: string | null, group: string, article = `${publisher}-${group}`): Claim['voices'][number] {
  return {
    statement: { article, id: 'e1' }, source: source ?? publisher, chain: source ? [publisher, source] : [publisher], publisher, published: null,
    group, stance: 'supports', text: null,
  };
}

function reasons(voices: Claim['voices'], copies: CopyGroup[] = []): (string | null)[] {
  return heard({ id: 'c', incident: 'i', aspect: 'happened', value: 'happened', origins: 1, voices }, copies).map(({ dependent }) => dependent);
}

it('counts different sources apart, even in one article', () => {
  expect(reasons([voice('Post', 'police', 'g1'), voice('Post', 'mayor', 'g1')])).toEqual([null, null]);
});

it('says where a source was quoted before', () => {
  expect(reasons([voice('Post', 'police', 'g1'), voice('Mail', 'Police', 'g2')])).toEqual([null, 'the same source, Police, first quoted by Post']);
});

it('explains a copy in the words of collation', () => {
  const copies: CopyGroup[] = [
    { id: 'g', origin: 'a', agency: 'AP', members: [{ article: 'b', kind: 'copy', of: 'a', share: 0.9, why: '90% of its words' }] },
  ];
  expect(reasons([voice('Wire', null, 'g', 'a'), voice('Mail', null, 'g', 'b')], copies)).toEqual([null, 'a copy: 90% of its words']);
});

it('does not count an article’s own voice beside the source that it credits', () => {
  expect(reasons([voice('Post', null, 'g1'), voice('Post', 'police', 'g1')])).toEqual(['its article credits this to another voice', null]);
});

it('counts an outlet in its own words once', () => {
  expect(reasons([voice('Post', null, 'g1'), voice('Post', null, 'g2'), voice('Mail', null, 'g3')])).toEqual([
    null, 'Post again in its own words', null,
  ]);
});

it('has nothing to explain for who denies', () => {
  expect(reasons([{ ...voice('Post', 'police', 'g1'), stance: 'denies' }, voice('Mail', 'police', 'g2')])).toEqual([null, null]);
});
