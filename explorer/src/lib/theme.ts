/** Light, dark, or as the system has it. The choice is kept in the browser alone. */

export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'onrecord-theme';

export function kept(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : 'auto';
  } catch {
    return 'auto'; // Storage can be forbidden; the system's setting holds then.
  }
}

export function apply(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // As above.
  }
}

/** Whether the page is dark now, whoever decided it. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Call `told` at each change between light and dark; returns what ends that. */
export function watchTheme(told: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(told);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  media.addEventListener('change', told);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', told);
  };
}

/** Value of a custom property of the page, for what draws on a canvas. */
export function cssColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
