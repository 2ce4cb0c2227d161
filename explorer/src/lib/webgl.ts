/** Whether the browser draws with WebGL 2; `?draw=svg` in the address says to do without. */
export function hasWebgl(): boolean {
  if (new URLSearchParams(location.search).get('draw') === 'svg') return false;
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
