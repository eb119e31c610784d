import { useCallback } from 'react';
import type { Shapes } from '../api/civics.ts';
import { useFormat } from './format.ts';
import { PlotFigure, type PlotKit } from './plot.tsx';

interface CountyMapProps {
  readonly label: string;
  readonly shapes: Shapes;
  /** Count by county; a county that is absent counts zero. */
  readonly counts: ReadonlyMap<number, number>;
  /** The county where something just happened. */
  readonly flash?: number | undefined;
}

type Feature = Shapes['features'][number];
const tints = [0, 1, 2, 3, 4].map((step) => `var(--tint-${step})`);

/** Counties in one tint, palest at zero; grey is kept for what is not known. */
export function CountyMap({ label, shapes, counts, flash }: CountyMapProps) {
  const format = useFormat();
  const draw = useCallback((plot: PlotKit, width: number) => {
    const countOf = ({ properties }: Feature) => counts.get(properties.divisionId ?? -1) ?? 0;
    const bounds = thresholds([...counts.values()]);
    const height = Math.min(460, Math.max(220, width * 0.56));
    return plot.plot({
      width, height, margin: 2,
      style: { background: 'none', overflow: 'visible' },
      projection: { type: 'reflect-y', domain: shapes as never },
      marks: [
        plot.geo(shapes.features, {
          fill: (feature: Feature) => tints[stepOf(countOf(feature), bounds)],
          stroke: 'var(--raised)', strokeWidth: 0.8,
        }),
        plot.geo(shapes.features.filter(
          ({ properties }) => properties.divisionId === flash,
        ), { fill: 'none', stroke: 'var(--ink)', strokeWidth: 1.6, className: 'flash' }),
        plot.tip(shapes.features, plot.pointer(plot.geoCentroid({
          title: (feature: Feature) =>
            `${feature.properties.name}  ${format.number(countOf(feature))}`,
          fill: 'var(--raised)', stroke: 'var(--line-strong)',
        }))),
      ],
    });
  }, [shapes, counts, flash, format]);
  return <PlotFigure label={label} height={220} draw={draw} />;
}

/** Upper bounds of the tints between none and most, by quantiles of what is above zero. */
function thresholds(values: readonly number[]): readonly number[] {
  const above = values.filter((value) => value > 0).sort((one, other) => one - other);
  return [0.25, 0.5, 0.75].map((share) => above[Math.floor(above.length * share)] ?? 0);
}

function stepOf(value: number, bounds: readonly number[]): number {
  return value === 0 ? 0 : 1 + bounds.filter((bound) => value > bound).length;
}
