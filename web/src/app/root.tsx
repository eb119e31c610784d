import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useMe, type Me } from '../api/accounts.ts';
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
  const { pathname } = useLocation();
  if (pathname === '/invitation') return <Suspense><Outlet /></Suspense>;
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

export function NotFound() {
  const words = useWords().shell;
  return <Empty title={words.notFound} teach={words.notFoundTeach} />;
}
