/** Figures as files: SVG that stands alone, and PNG drawn from it. Query and snapshot are written underneath. */

const SVG = 'http://www.w3.org/2000/svg';
const STYLES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'visibility', 'paint-order',
];

/**
 * A copy of a drawing in the page with its computed styles written into it, so that it looks the same without the
 * page's style sheet. Interactive parts (links, titles) are kept as groups.
 */
export function standalone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const from = [drawing, ...drawing.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((element, i) => {
    const target = to[i]!;
    const style = getComputedStyle(element);
    if (style.display === 'none') target.setAttribute('display', 'none');
    if (element instanceof SVGGraphicsElement) {
      for (const name of STYLES) {
        const value = style.getPropertyValue(name);
        if (value) target.setAttribute(name, value);
      }
    }
    for (const name of ['class', 'tabindex', 'role']) target.removeAttribute(name);
  });
  for (const link of [...copy.querySelectorAll('a')]) {
    const group = document.createElementNS(SVG, 'g');
    group.append(...link.childNodes);
    link.replaceWith(group);
  }
  for (const gone of [...copy.querySelectorAll('[data-noexport]')]) gone.remove();
  const box = drawing.viewBox.baseVal;
  const rect = drawing.getBoundingClientRect();
  const [width, height] = box && box.width > 0 ? [box.width, box.height] : [rect.width, rect.height];
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', box && box.width > 0 ? `${box.x} ${box.y} ${width} ${height}` : `0 0 ${width} ${height}`);
  return copy;
}

const LINE = 15;

/** Cut words into lines of at most `width` characters. */
export function wrapped(words: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? []);
}

/** A colour of the legend and what it means. */
export interface Key { colour: string; words: string }

function made(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Put a ground under, a legend and a caption below a figure: what it shows, from which query and snapshot. */
export function captioned(figure: SVGSVGElement, caption: string, legend: readonly Key[]): SVGSVGElement {
  const { x, y, width, height } = figure.viewBox.baseVal;
  const style = getComputedStyle(document.body);
  const lines = wrapped(caption, Math.max(20, Math.floor(width / 6.2)));
  const across = Math.max(1, Math.min(legend.length, Math.floor(width / 165)));
  const rows = Math.ceil(legend.length / across);
  const below = height + rows * LINE + 8;
  const tall = below + lines.length * LINE + 12;
  figure.prepend(made('rect', { x, y, width, height: tall, fill: getComputedStyle(document.documentElement).backgroundColor }));
  const write = (words: string, left: number, top: number) => {
    const text = made('text', { x: left, y: top, fill: style.color, 'font-size': 11, 'font-family': style.fontFamily });
    text.textContent = words;
    figure.append(text);
  };
  legend.forEach(({ colour, words }, i) => {
    const [left, top] = [x + 4 + (i % across) * 165, y + height + 14 + Math.floor(i / across) * LINE];
    figure.append(made('rect', { x: left, y: top - 9, width: 10, height: 10, fill: colour }));
    write(words, left + 16, top);
  });
  lines.forEach((line, i) => write(line, x + 4, y + below + 14 + i * LINE));
  figure.setAttribute('height', String(tall));
  figure.setAttribute('viewBox', `${x} ${y} ${width} ${tall}`);
  return figure;
}

export function svgFile(figure: SVGSVGElement): Blob {
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(figure)], { type: 'image/svg+xml' });
}

/** Draw the figure as PNG, twice its size on the screen. */
export async function pngFile(figure: SVGSVGElement, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(svgFile(figure));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(Number(figure.getAttribute('width')) * scale);
    canvas.height = Math.ceil(Number(figure.getAttribute('height')) * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser cannot draw images');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the figure is too large for a PNG'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Hand a file to the reader. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
