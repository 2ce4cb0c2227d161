import { describe, expect, it } from 'vitest';
import { PointText } from '../../lib/marks.ts';
import type { Attribution, CodedArticle, Offsets } from '../../lib/types.ts';
import { kindOf, sentenceAt } from '../reading/statement.ts';
import { bearing } from './links.ts';
import { bands, marksOf, paragraphs, pointed, sentenceOf, withVoices } from './reading.ts';
import { sideOf } from './side.ts';

const slice = (text: string, [start, end]: Offsets) => [...text].slice(start, end).join('');

function said(id: string, content: [number, number][], chain: string[], parent: string | null = null): Attribution {
  return {
    id, source: null, source_entity: null, source_name: chain.at(-1) ?? null, cue: null, content: content.map((span) => ({ text: '', span })),
    type: 'indirect', act: null, stance: 'asserts', parent, chain, confidence: 1,
  };
}

function find(text: string, words: string): [number, number] {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return [start, start + [...words].length];
}

describe('paragraphs', () => {
  it('count code points, also behind an emoji, and leave out empty lines', () => {
    const text = '😀 One.\n\n  \nTwo 😀.\n';
    expect(paragraphs(text).map((part) => slice(text, part))).toEqual(['😀 One.', 'Two 😀.']);
  });

  it('are none in an empty text', () => {
    expect(paragraphs('')).toEqual([]);
  });
});

describe('bands of voices', () => {
  it('nest a voice in the voice that quotes it', () => {
    const text = 'Anadolu said the minister told it that talks go on.';
    const outer = said('a1', [find(text, 'the minister told it that talks go on')], ['P', 'Anadolu']);
    const inner = said('a2', [find(text, 'that talks go on')], ['P', 'Anadolu', 'minister'], 'a1');
    const found = bands(new PointText(text), [inner, outer], [0, text.length]);
    expect(found.map(({ start, end, voices }) => [text.slice(start, end), voices.map(({ id }) => id).join('>')])).toEqual([
      ['Anadolu said ', ''],
      ['the minister told it ', 'a1'],
      ['that talks go on.', 'a1>a2'],
    ]);
  });

  it('give quotation marks and full stops to the words they belong to', () => {
    const text = 'He said: "We won". Then he left.';
    const found = bands(new PointText(text), [said('a1', [find(text, 'We won')], ['P', 'he'])], [0, text.length]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['He said: ', '"We won".', ' Then he left.']);
  });

  it('lose no character of the paragraph', () => {
    const text = '“A,” said B. “C — D,” said E; F.';
    const parts = [find(text, 'A'), find(text, 'C'), find(text, 'D')] as [number, number][];
    const found = bands(new PointText(text), [said('a1', parts, ['P', 'B'])], [0, text.length]);
    expect(found.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });
});

describe('marks', () => {
  const record = {
    article: { text: 'Police shot a man, a clerk said.' }, dates: [],
    attributions: [{ ...said('a1', [[0, 17]], ['P', 'clerk']), cue: { text: 'said', span: [27, 31] } }],
    events: [
      {
        id: 'e1', attribution: 'a1', trigger: { text: 'shot', span: [7, 11] }, actor: [{ span: [0, 6] }], recipient: [{ span: null }], place: null,
        date: null,
      },
    ],
  } as unknown as CodedArticle;

  it('are those of the layers that are shown', () => {
    expect(marksOf(record, new Set(['actor', 'cue'])).map(({ role, id }) => `${role} ${id}`)).toEqual(['cue a1', 'actor e1']);
  });

  it('are those of the statements that are asked for', () => {
    expect(marksOf(record, new Set(['actor', 'action', 'cue', 'content']), ['e1']).map(({ id }) => id)).toEqual(['e1', 'e1']);
    expect(withVoices(record, 'e1')).toEqual(['e1', 'a1']);
  });

  it('lead to the event of the shortest, or to the voice', () => {
    const [content, trigger] = [{ role: 'content', start: 0, end: 17, id: 'a1' }, { role: 'action', start: 7, end: 11, id: 'e1' }];
    expect([pointed([content, trigger]), pointed([content]), pointed([])]).toEqual(['e1', 'a1', null]);
  });
});

describe('the sentence of a statement', () => {
  it('is the one that holds it, or those', () => {
    const sentences: Offsets[] = [[0, 10], [11, 20], [21, 30]];
    expect(sentenceOf(sentences, [12, 15])).toEqual([11, 20]);
    expect(sentenceOf(sentences, [8, 12])).toEqual([0, 20]);
    expect(sentenceOf([], [8, 12])).toEqual([8, 12]);
  });
});

it('links of a statement: each once, what divides first', () => {
  const [here, there] = [{ article: 'x', id: 'e1' }, { article: 'y', id: 'e1' }];
  const link = { basis: 'text', incident: null, why: '' };
  const found = bearing(
    [
      { ...link, between: [here, there], relation: 'corroborates', confidence: 0.9 },
      { ...link, between: [there, here], relation: 'contradicts', confidence: 0.4 },
      { ...link, between: [here, there], relation: 'contradicts', confidence: 0.6 },
      { ...link, between: [there, { article: 'z', id: 'e1' }], relation: 'contradicts', confidence: 1 },
    ],
    here,
  );
  expect(found.map(({ relation, confidence, later }) => [relation, confidence, later])).toEqual([
    ['contradicts', 0.6, false],
    ['corroborates', 0.9, false],
  ]);
});

describe('a bare sentence', () => {
  const record = { article: { id: 'x', publisher: 'P', text: '😀 One. Two.' }, events: [], attributions: [] } as unknown as CodedArticle;

  it('is found by the offsets in its id', () => {
    expect(sentenceAt('s7-11')).toEqual([7, 11]);
    for (const id of ['e7', 'a7-11', 's7', 's7-', 'xs7-11', null]) expect(sentenceAt(id)).toBeNull();
    expect(['s7-11', 'e1', 'a1'].map(kindOf)).toEqual(['sentence', 'event', 'attribution']);
  });

  it('is a side of a pair in its publisher’s voice, and none where the text ends before it', () => {
    expect(sideOf({ record, sentences: [] }, 's7-11')).toMatchObject({ kind: 'sentence', text: 'Two.', chain: ['P'], id: 's7-11' });
    expect(sideOf({ record, sentences: [] }, 's90-99')).toBeNull();
  });
});
