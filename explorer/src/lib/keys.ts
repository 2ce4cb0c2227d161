/** Single-key shortcuts. They can be switched off, since speech input and screen readers may type letters. */

const KEY = 'onrecord-keys';

export const KEYS: readonly [string, string][] = [
  ['/', 'search the reports'],
  ['1 … 7', 'views, in the order of the tabs'],
  ['t', 'light, dark, as the system has it'],
  ['c', 'copy the citation'],
  ['r', 'charts count incidents or reports'],
  ['?', 'this help'],
  ['Esc', 'close what is open'],
];

export function keysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Storage can be forbidden; the choice then holds for this page alone.
  }
}

/** The key of an event that is meant as a shortcut, or null: not while somebody writes, not with a modifier. */
export function shortcut(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const target = event.target as HTMLElement | null;
  if (target?.closest('input, textarea, select, [contenteditable], dialog, canvas, [data-keys]')) return null;
  return event.key;
}
