import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { doors, useEnterDoor, useMe, type Door, type Me } from '../api/accounts.ts';
import { usePurposes } from '../api/agreements.ts';
import { lookAs, useViewing } from '../api/viewing.ts';
import { Empty, Loading, Refused } from '../parts/states.tsx';
import { useWords } from '../text/index.tsx';
import { Shell } from './shell.tsx';

const FrontDoor = lazy(async () => ({
  default: (await import('../pages/accounts/front-door.tsx')).FrontDoor,
}));

/** Decides between the front door and the house; an invitation is open to all. */
export function Root() {
  const me = useMe();
  const { pathname, searchStr } = useLocation();
  const door = doorIn(searchStr);
  if (pathname === '/invitation') return <Suspense><Outlet /></Suspense>;
  if (door) return <ThroughDoor door={door} />;
  if (me.isError && me.data === undefined) {
    return (
      <main className="alone">
        <Refused error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  if (me.data === undefined) return <main className="alone"><Loading rows={4} /></main>;
  if (me.data === null) return <Suspense><FrontDoor /></Suspense>;
  return <House me={me.data} />;
}

/** The addresses that a start prints lead through a door of the demo: `/?door=campaign`. */
function doorIn(search: string): Door['door'] | undefined {
  const wanted = new URLSearchParams(search).get('door');
  return doors.find((door) => door === wanted);
}

function ThroughDoor({ door }: { readonly door: Door['door'] }) {
  const { mutate, error } = useEnterDoor();
  useEffect(() => {
    mutate(door, { onSuccess: () => window.location.replace('/pulse') });
  }, [door, mutate]);
  return (
    <main className="alone">{error ? <Refused error={error} /> : <Loading rows={4} />}</main>
  );
}

function House({ me }: { readonly me: Me }) {
  const { organisation, purpose } = useViewing();
  const slug = me.organisation.slug;
  const purposes = usePurposes().data?.items;
  const known = purposes?.some((one) => one.purpose === purpose) || purposes?.length === 0;
  const settled = organisation === slug && known === true;
  useEffect(() => {
    if (organisation !== slug) lookAs({ organisation: slug });
    else if (purposes && !known) lookAs({ purpose: purposes[0]?.purpose });
  }, [organisation, slug, purposes, known]);
  if (!settled) return <main className="alone"><Loading rows={4} /></main>;
  return (
    <Shell me={me}>
      <Suspense fallback={<Loading />}><Outlet /></Suspense>
    </Shell>
  );
}

/** A page that broke: told like any refusal, with the way to try again. */
export function Broken({ error }: { readonly error: unknown }) {
  return (
    <div className="alone">
      <Refused error={error} onRetry={() => window.location.reload()} />
    </div>
  );
}

export function NotFound() {
  const words = useWords().shell;
  return <Empty title={words.notFound} teach={words.notFoundTeach} />;
}
