/** The figure of the view on the screen, for the export menu. Views with a figure offer it, others do not. */

export interface Figure {
  name: string;
  /** Makes the figure as a complete SVG element of its own, with every style as an attribute. */
  svg: () => Promise<SVGSVGElement> | SVGSVGElement;
}

class Figures {
  current = $state.raw<Figure | null>(null);
}

export const figures = new Figures();

/** Offer a figure while the calling component is shown. */
export function offer(figure: Figure): void {
  $effect(() => {
    figures.current = figure;
    return () => {
      if (figures.current === figure) figures.current = null;
    };
  });
}
