import type * as PlotModule from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';

export type PlotKit = typeof PlotModule;

interface PlotFigureProps {
  readonly label: string;
  /** Its own height before anything is drawn, so that the page does not jump. */
  readonly height: number;
  readonly draw: (plot: PlotKit, width: number) => SVGSVGElement | HTMLElement;
}

/** A chart drawn by Observable Plot, fetched with the first chart; it follows its width. */
export function PlotFigure({ label, height, draw }: PlotFigureProps) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = usePlot();
  const width = useWidth(holder);
  useEffect(() => {
    const place = holder.current;
    if (!plot || !place || width === 0) return undefined;
    const figure = draw(plot, width);
    // One picture with one name: what the library calls its layers is no help to anybody.
    for (const layer of figure.querySelectorAll('[aria-label]')) {
      layer.removeAttribute('aria-label');
    }
    figure.setAttribute('role', 'img');
    figure.setAttribute('aria-label', label);
    place.replaceChildren(figure);
    return () => figure.remove();
  }, [plot, width, draw, label]);
  return <div ref={holder} className="plot" style={{ minHeight: height }} />;
}

function usePlot(): PlotKit | undefined {
  const [plot, setPlot] = useState<PlotKit>();
  useEffect(() => {
    let current = true;
    void import('@observablehq/plot').then((kit) => { if (current) setPlot(kit); });
    return () => { current = false; };
  }, []);
  return plot;
}

function useWidth(holder: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const place = holder.current;
    if (!place) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, [holder]);
  return width;
}
