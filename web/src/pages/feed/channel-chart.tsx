import { useCallback } from 'react';
import { useFormat } from '../../parts/format.ts';
import { PlotFigure, type PlotKit } from '../../parts/plot.tsx';
import { useWords } from '../../text/index.tsx';
import { capOf, channels, type MinuteBin, type PulseView } from './minutes.ts';

const rowHeight = 36;

/** One quiet row for each channel on one scale: told apart by place, not by colour. */
export function ChannelChart({ view }: { readonly view: PulseView }) {
  const { pulse, names } = useWords();
  const format = useFormat();
  const shown = channels.filter((channel) => view.bins.some((bin) => bin.channel === channel));
  const height = Math.max(2, shown.length) * rowHeight + 26;
  const draw = useCallback((plot: PlotKit, width: number) => {
    const minute = { interval: 'minute' as const };
    const cap = capOf(view.bins);
    const row = (channel: string) => names.channel[channel] ?? channel;
    return plot.plot({
      width, height, marginLeft: 84, marginRight: 6, marginTop: 4, marginBottom: 22,
      style: { background: 'none', fontSize: '12px', overflow: 'visible' },
      x: { type: 'time', domain: [view.from, view.until], label: null, ticks: width / 90,
        tickFormat: (at: Date) => format.minute(at), tickSize: 0 },
      y: { axis: null, insetTop: 12, domain: [0, cap], clamp: true },
      fy: { domain: shown.map(row), label: null, padding: 0.12, tickSize: 0 },
      marks: [
        plot.ruleY([0], { stroke: 'var(--line-strong)' }),
        plot.rectY(view.bins, {
          x: 'minute', y: 'contacts', fy: (bin: MinuteBin) => row(bin.channel),
          fill: 'var(--tint-4)', insetLeft: 0.5, insetRight: 0.5, ...minute,
        }),
        plot.text(tallest(view.bins).filter(({ contacts }) => contacts > cap), {
          x: (bin: MinuteBin) => new Date(bin.minute.getTime() + 30_000), y: cap,
          fy: (bin: MinuteBin) => row(bin.channel), dy: -7, fontSize: 11,
          text: (bin: MinuteBin) => format.number(bin.contacts),
        }),
        plot.tip(view.bins, plot.pointerX({
          x: 'minute', y: 'contacts', fy: (bin: MinuteBin) => row(bin.channel),
          title: (bin: MinuteBin) =>
            `${format.minute(bin.minute)}  ${format.number(bin.contacts)}`,
          fill: 'var(--raised)', stroke: 'var(--line-strong)',
        })),
      ],
    });
  }, [view, shown, height, names, format]);
  return <PlotFigure label={pulse.byChannelLabel} height={height} draw={draw} />;
}

/** The tallest bar of each channel: one number is enough to tell how far bars were cut. */
function tallest(bins: readonly MinuteBin[]): readonly MinuteBin[] {
  const byChannel = new Map<string, MinuteBin>();
  for (const bin of bins) {
    const most = byChannel.get(bin.channel);
    if (!most || bin.contacts > most.contacts) byChannel.set(bin.channel, bin);
  }
  return [...byChannel.values()];
}
