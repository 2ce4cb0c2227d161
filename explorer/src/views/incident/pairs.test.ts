import { expect, it } from 'vitest';
import type { IncidentPage, Report } from '../../lib/answers.ts';
import { pairs } from './pairs.ts';
import { wires } from './reports.ts';

function report(article: string, group: string | null = null, id = 'e1'): Report {
  return {
    statement: { article, id }, article: { id: article, publisher: article, published: null, title: null, url: null }, group,
    event: { chain: [article, 'police'], factuality: 'CT+' } as Report['event'], sentence: { text: `said ${article}`, span: [0, 5], marks: [] },
  };
}

function link(first: string, second: string, confidence: number) {
  return {
    between: [{ article: first, id: 'e1' }, { article: second, id: 'e1' }], relation: 'contradicts', basis: 'negation', incident: 'i', confidence, why: '',
  } as IncidentPage['links'][number];
}

it('puts words to both sides, the surest pair first, and leaves out what it has no words for', () => {
  const page = { reports: [report('a'), report('b')], claims: [], links: [link('a', 'b', 0.5), link('b', 'a', 0.9), link('a', 'gone', 1)] };
  expect(pairs(page).map(({ between, confidence }) => [between[0].text, between[1].text, confidence])).toEqual([
    ['said b', 'said a', 0.9],
    ['said a', 'said b', 0.5],
  ]);
});

it('groups reports by text: several of one article stay together, other articles are copies', () => {
  const found = wires([report('a', 'g'), report('a', 'g', 'e2'), report('b'), report('c', 'g')]);
  expect(found.map(({ id, reports, copies }) => [id, reports.length, copies.length])).toEqual([
    ['g', 2, 1],
    ['b', 1, 0],
  ]);
});
