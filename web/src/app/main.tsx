import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isRefused } from '../api/refused.ts';
import { SpeechProvider } from '../text/index.tsx';
import './mantine.css';
import './tokens.css';
import './shell.css';
import '../parts/parts.css';
import { router } from './router.tsx';
import { cssVariables, theme } from './theme.ts';

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended elsewhere: the front door is shown, whatever page one was on.
    onError: (fault) => {
      if (isRefused(fault, 401)) void queries.invalidateQueries({ queryKey: ['me'] });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, fault) => failures < 2 && isPassing(fault),
    },
  },
});

/** No answer at all, or an agreement that changed while the answer was on its way. */
function isPassing(fault: unknown): boolean {
  return isRefused(fault) && (fault.status === 0 || fault.code === 'agreements/changed');
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <SpeechProvider>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </SpeechProvider>
    </MantineProvider>
  </StrictMode>,
);
