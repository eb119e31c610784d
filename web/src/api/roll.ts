import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAsked } from './ask.ts';
import type { RollImport, RollProblem } from './draft.ts';
import { sendFile } from './send-file.ts';
import { ask, type Page } from './unwritten.ts';

export type { RollImport, RollProblem } from './draft.ts';

export const useRollImports = () => useAsked(['roll-imports'], (signal) =>
  ask<Page<RollImport>>('/v1/roll/imports', { query: { limit: 50 }, signal }),
{ everyMs: 2000, by: 'organisation' });

export const useRollImport = (id: string) => useAsked(
  ['roll-import', id], (signal) => ask<RollImport>(`/v1/roll/imports/${id}`, { signal }),
  { everyMs: 1500, by: 'organisation' },
);

export const useRollProblems = (id: string) => useAsked(
  ['roll-problems', id],
  (signal) => ask<Page<RollProblem>>(
    `/v1/roll/imports/${id}/problems`, { query: { limit: 100 }, signal },
  ),
  { by: 'organisation' },
);

export interface NewImport {
  readonly layout: string;
  readonly kind: string;
  readonly file: File;
}

export function useSendRoll() {
  const queries = useQueryClient();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: ({ layout, kind, file }: NewImport) => sendFile<RollImport>('/v1/roll/imports', {
      fields: { layout, kind }, file, onProgress: setShare,
    }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['roll-imports'] }),
  });
  return { ...send, share };
}
