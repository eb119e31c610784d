import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useMe, useOrganisations } from '../../api/accounts.ts';
import { useCountyShapes } from '../../api/civics.ts';
import { useArrivals, usePulse, type LiveState, type PulseReply } from '../../api/feed.ts';
import { Bars } from '../../parts/bars.tsx';
import { CountyMap } from '../../parts/county-map.tsx';
import { ForPurpose } from '../../parts/for-purpose.tsx';
import { useFormat } from '../../parts/format.ts';
import { AsOf, Figure, PageHead, Panel } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { ArrivalList } from './arrivals.tsx';
import { ChannelChart } from './channel-chart.tsx';
import { useLiveCounts } from './live-counts.ts';
import { viewOf, type PulseView } from './minutes.ts';
import './pulse.css';

/** Minutes; the exchange counts back three hours, and twice the window is asked to compare. */
const windows = [15, 60, 90];

/** Contacts arriving live, by channel, organisation and county. */
export function Pulse() {
  return <ForPurpose><Arriving /></ForPurpose>;
}

function Arriving() {
  const words = useWords().pulse;
  const [minutes, setMinutes] = useState(60);
  const pulse = usePulse(minutes);
  const twice = usePulse(minutes * 2).data;
  const live = useLiveCounts(pulse.data);
  const { state, events } = useArrivals(live.add);
  const organisationName = useOrganisationName();
  const last = events.find(({ county }) => county)?.county?.divisionId;
  return (
    <>
      <PageHead title={words.title} about={words.about}>
        <Live state={state} />
        <AsOf at={live.reply?.asOf} />
        <SegmentedControl
          aria-label={words.window} size="xs" value={String(minutes)}
          onChange={(value) => setMinutes(Number(value))}
          data={windows.map((n) => ({ value: String(n), label: words.minutes(n) }))}
        />
      </PageHead>
      <div className="pulse">
        <div className="pulse-main">
          <Answered answer={{ ...pulse, data: live.reply } as typeof pulse} rows={10}>
            {(reply) => (
              <Counted
                reply={reply} minutes={minutes} flash={last} name={organisationName}
                before={twice && pulse.data && twice.total - pulse.data.total}
              />
            )}
          </Answered>
        </div>
        <Panel title={words.arrivals}>
          <ArrivalList events={events} organisationName={organisationName} />
        </Panel>
      </div>
    </>
  );
}

function Live({ state }: { readonly state: LiveState }) {
  const { shell } = useWords();
  return (
    <span className="live" role="status">
      <span className="dot" data-state={state === 'live' ? 'live' : 'off'} />{shell[state]}
    </span>
  );
}

type NameOf = (slug: string | null | undefined) => string;

function useOrganisationName(): NameOf {
  const organisations = useOrganisations().data?.items;
  const { theExchange } = useWords().frame;
  return (slug) => (slug == null
    ? theExchange
    : organisations?.find((one) => one.slug === slug)?.name ?? slug);
}

interface CountedProps {
  readonly reply: PulseReply;
  readonly minutes: number;
  readonly flash: number | undefined;
  readonly name: NameOf;
  /** Contacts in the window before this one. */
  readonly before: number | undefined;
}

function Counted({ reply, minutes, flash, name, before }: CountedProps) {
  const words = useWords().pulse;
  const view = useMemo(() => viewOf(reply, minutes), [reply, minutes]);
  return (
    <>
      <Figures reply={reply} view={view} before={before} />
      <Panel title={words.byChannel}><ChannelChart view={view} /></Panel>
      <div className="pulse-pair">
        <Panel title={words.byCounty}><Counties reply={reply} flash={flash} /></Panel>
        <Panel title={words.byOrganisation}>
          <Bars
            label={words.byOrganisation}
            bars={reply.organisations.map((one) => ({
              id: one.organisation ?? '', label: name(one.organisation), value: one.contacts,
            }))}
          />
        </Panel>
      </div>
    </>
  );
}

function Figures({ reply, view, before }: {
  readonly reply: PulseReply;
  readonly view: PulseView;
  readonly before: number | undefined;
}) {
  const words = useWords().pulse;
  const format = useFormat();
  const named = reply.organisations.filter(({ organisation }) => organisation).length;
  const oneDigit = (value: number) => format.number(Math.round(value * 10) / 10);
  return (
    <dl className="figures">
      <Figure
        label={words.contacts} value={format.number(reply.total)}
        beside={before !== undefined && words.before(format.number(before))}
      />
      <Figure
        label={words.perMinute} value={oneDigit(view.perMinuteLastFive)}
        beside={words.perMinuteAverage(oneDigit(view.perMinute))}
      />
      <Figure
        label={words.organisations} value={format.number(reply.organisations.length)}
        beside={words.organisationsOf(format.number(named))}
      />
      <Figure
        label={words.counties} value={format.number(reply.counties.length)}
        beside={words.today(format.number(reply.today))}
      />
    </dl>
  );
}

function Counties({ reply, flash }: {
  readonly reply: PulseReply;
  readonly flash: number | undefined;
}) {
  const words = useWords().pulse;
  const state = useMe().data?.organisation.state ?? '';
  const shapes = useCountyShapes(state);
  const counts = useMemo(
    () => new Map(reply.counties.map(({ divisionId, contacts }) => [divisionId, contacts])),
    [reply],
  );
  return (
    <Answered answer={shapes} rows={8}>
      {(outlines) => (
        <CountyMap label={words.mapLabel} shapes={outlines} counts={counts} flash={flash} />
      )}
    </Answered>
  );
}
