import { useCallback } from 'react';
import type { CountyShape } from '../api/civics.ts';
import { useFormat } from './format.ts';
import { PlotFigure, type PlotKit } from './plot.tsx';

interface CountyMapProps {
  readonly label: string;
  readonly shapes: readonly CountyShape[];
  /** Count by county; a county that is absent counts zero. */
  readonly counts: ReadonlyMap<number, number>;
  /** The county where something just happened. */
  readonly flash?: number | undefined;
}

const tints = [0, 1, 2, 3, 4].map((step) => `var(--tint-${step})`);

/** Counties in one tint, palest at zero; grey is kept for what is not known. */
export function CountyMap({ label, shapes, counts, flash }: CountyMapProps) {
  const format = useFormat();
  const draw = useCallback((plot: PlotKit, width: number) => {
    const countOf = ({ properties }: CountyShape) => counts.get(properties.divisionId) ?? 0;
    const bounds = thresholds([...counts.values()]);
    const flashed = shapes.filter(({ properties }) => properties.divisionId === flash);
    const domain = { type: 'FeatureCollection', features: shapes } as never;
    return plot.plot({
      width, height: Math.min(460, Math.max(210, width * 0.6)), margin: 2,
      style: { background: 'none', overflow: 'visible' },
      projection: { type: 'reflect-y', domain },
      marks: [
        plot.geo(shapes, {
          fill: (shape: CountyShape) => tints[stepOf(countOf(shape), bounds)],
          stroke: 'var(--raised)', strokeWidth: 0.8,
        }),
        plot.geo(flashed, {
          fill: 'none', stroke: 'var(--ink)', strokeWidth: 1.6, className: 'flash',
        }),
        plot.tip(shapes, plot.pointer(plot.geoCentroid({
          title: (shape: CountyShape) =>
            `${shape.properties.name}  ${format.number(countOf(shape))}`,
          fill: 'var(--raised)', stroke: 'var(--line-strong)',
        }))),
      ],
    });
  }, [shapes, counts, flash, format]);
  return <PlotFigure label={label} height={210} draw={draw} />;
}

/** Upper bounds of the tints between none and most, by quantiles of what is above zero. */
function thresholds(values: readonly number[]): readonly number[] {
  const above = values.filter((value) => value > 0).sort((one, other) => one - other);
  return [0.25, 0.5, 0.75].map((share) => above[Math.floor(above.length * share)] ?? 0);
}

function stepOf(value: number, bounds: readonly number[]): number {
  return value === 0 ? 0 : 1 + bounds.filter((bound) => value > bound).length;
}
