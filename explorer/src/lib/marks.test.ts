import { describe, expect, it } from 'vitest';
import { pieces, PointText, runs, safeHref, snippetRuns } from './marks.ts';

describe('code points and UTF-16', () => {
  it('finds the words behind characters beyond U+FFFF', () => {
    const text = new PointText('🕊️🕊️ Envoys 𝒜 signed');
    const at = [...text.text].join('|').split('|').indexOf('E');
    expect(text.slice(at, at + 6)).toBe('Envoys');
    expect(text.length).toBe([...text.text].length);
    expect(text.unit(text.length)).toBe(text.text.length);
    expect(text.unit(10_000)).toBe(text.text.length);
  });

  it('agrees with Array.from for any mix', () => {
    for (const made of ['', 'abc', '𝔘', 'a𝔘b', '\ud800x', 'é🏳️‍🌈!', '漢字𠮷野家']) {
      const text = new PointText(made);
      const points = Array.from(made);
      for (let i = 0; i <= points.length; i++) for (let j = i; j <= points.length; j++) expect(text.slice(i, j)).toBe(points.slice(i, j).join(''));
    }
  });
});

describe('runs', () => {
  const text = new PointText('The ministry said rebels fired.');

  it('cuts at every border and loses no character', () => {
    const made = runs(text, [{ role: 'content', start: 18, end: 30 }, { role: 'actor', start: 18, end: 24 }, { role: 'action', start: 25, end: 30 }]);
    expect(made.map((run) => run.text).join('')).toBe(text.text);
    expect(made.find((run) => run.text === 'rebels')!.marks.map((mark) => mark.role)).toEqual(['content', 'actor']);
    expect(made.find((run) => run.text === ' ' && run.start === 24)!.marks.map((mark) => mark.role)).toEqual(['content']);
  });

  it('handles marks that cross, and marks that reach out of the stretch', () => {
    const made = runs(text, [{ role: 'a', start: 0, end: 12 }, { role: 'b', start: 8, end: 99 }], 4, 17);
    expect(made.map((run) => [run.text, run.marks.map((mark) => mark.role).join('')])).toEqual([['mini', 'a'], ['stry', 'ba'], [' said', 'b']]);
  });

  it('drops empty marks', () => {
    expect(runs(text, [{ role: 'a', start: 5, end: 5 }])).toHaveLength(1);
  });
});

describe('hostile text', () => {
  it('shows characters that reorder or hide', () => {
    expect(pieces('a\u202Eb\u200Bc')).toEqual([
      { kind: 'text', text: 'a' }, { kind: 'control', text: '\u202E', code: 'U+202E' },
      { kind: 'text', text: 'b' }, { kind: 'control', text: '\u200B', code: 'U+200B' }, { kind: 'text', text: 'c' },
    ]);
    expect(pieces('line\nnext\ttab 🕊️ عدن')).toEqual([{ kind: 'text', text: 'line\nnext\ttab 🕊️ عدن' }]);
  });

  it('links to the web alone', () => {
    for (const url of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://user:pass@site.example/', '/local', '', null]) expect(safeHref(url)).toBeNull();
    expect(safeHref('https://news.example/a?b=1')).toBe('https://news.example/a?b=1');
  });

  it('reads the marks of a snippet and nothing else', () => {
    expect(snippetRuns('a [[b]] <b>c</b>')).toEqual([{ text: 'a ', found: false }, { text: 'b', found: true }, { text: ' <b>c</b>', found: false }]);
  });
});
