/** The matrix as a figure that stands alone: where each word and line of it goes. */

import { wrapped } from '../../lib/export.ts';
import { day } from '../../lib/format.ts';
import { pieces } from '../../lib/marks.ts';
import { ASPECT, asserted } from '../reading/words.ts';
import { STATE, WHOLE, type Cell, type Matrix, type Row } from './matrix.ts';

export type Tone = 'ink' | 'soft' | 'yes' | 'no' | 'warn' | 'maybe';

export interface Word { x: number; y: number; text: string; bold: boolean; tone: Tone }
export interface Sheet { width: number; height: number; words: Word[]; rules: { y: number; strong: boolean }[] }

interface Line { text: string; bold?: boolean; tone?: Tone }

const [FIRST, COLUMN, PAD, LINE] = [140, 160, 8, 15];
const TONE: Record<Cell['state'], Tone> = { agree: 'yes', differ: 'warn', deny: 'no', doubt: 'maybe', decline: 'maybe', silent: 'soft' };

/** Lays the matrix out in columns of one width, rows as high as their fullest cell, in CSS pixels. */
export function sheet({ columns, rows }: Matrix, title: string): Sheet {
  const width = FIRST + columns.length * COLUMN;
  const words: Word[] = [];
  const rules: Sheet['rules'] = [];
  let y = 0;
  const put = (cells: Line[][], strong: boolean): void => {
    const high = Math.max(...cells.map((lines) => lines.length)) * LINE + PAD;
    cells.forEach((lines, i) => {
      const x = i === 0 ? PAD : FIRST + (i - 1) * COLUMN + PAD;
      lines.forEach(({ text, bold = false, tone = 'ink' }, j) => words.push({ x, y: y + (j + 1) * LINE, text, bold, tone }));
    });
    y += high;
    rules.push({ y, strong });
  };
  for (const text of wrapped(seen(title), Math.floor(width / 8))) {
    words.push({ x: PAD, y: (y += LINE + 3), text, bold: true, tone: 'ink' });
  }
  y += PAD;
  put([[{ text: 'Attribute', bold: true }], ...columns.map(({ name, via, first }) => [
    ...lines(name, { bold: true }), ...lines([via, day(first) || 'undated'].filter(Boolean).join(', '), { tone: 'soft' }),
  ])], true);
  for (const row of rows) put([head(row), ...row.cells.map((cell) => told(row, cell))], false);
  return { width, height: y, words, rules };
}

function head(row: Row): Line[] {
  const values = row.aspect !== 'happened' && row.values.length > 1 ? row.values : [];
  return [
    ...lines(ASPECT[row.aspect], { bold: true }),
    ...values.flatMap(({ value, origins }) => lines(`${asserted(row.aspect, value)} ×${origins}`, { tone: value === row.reference ? 'ink' : 'soft' })),
  ];
}

function told(row: Row, cell: Cell): Line[] {
  const state: Line = { text: `${STATE[cell.state].symbol} ${cell.whole ? WHOLE[cell.state] : STATE[cell.state].word}`, bold: cell.state !== 'silent', tone: TONE[cell.state] };
  if (cell.whole) return [state];
  return [
    state,
    ...cell.told.flatMap(({ value, stance, published }, i) => lines(`${i ? `then, ${day(published)}: ` : ''}${asserted(row.aspect, value, stance)}`, {})),
  ];
}

function lines(text: string, look: Omit<Line, 'text'>): Line[] {
  return wrapped(seen(text), look.bold ? 18 : 21).map((line) => ({ text: line, ...look }));
}

function seen(text: string): string {
  return pieces(text).map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.code}]`)).join('');
}

const SVG = 'http://www.w3.org/2000/svg';

/** Draws a sheet in the colours of the page. */
export function drawn({ width, height, words, rules }: Sheet): SVGSVGElement {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const figure = document.createElementNS(SVG, 'svg');
  const set = (element: Element, attributes: Record<string, string | number>): void => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  };
  set(figure, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': getComputedStyle(document.body).fontFamily, 'font-size': 12 });
  for (const { y, strong } of rules) {
    const line = document.createElementNS(SVG, 'line');
    set(line, { x1: 0, x2: width, y1: y + 0.5, y2: y + 0.5, stroke: colour(strong ? 'line-strong' : 'line') });
    figure.append(line);
  }
  for (const { x, y, text, bold, tone } of words) {
    const word = document.createElementNS(SVG, 'text');
    set(word, { x, y, fill: colour(tone), 'font-weight': bold ? 600 : 400 });
    word.textContent = text;
    figure.append(word);
  }
  return figure;
}
