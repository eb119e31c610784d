import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { reference, useAsked } from './ask.ts';
import { client, told, type Reply } from './client.ts';
import { sendFile } from './send-file.ts';

export type RollImport = Reply<'/v1/roll/imports/{id}', 'get'>;

export const useRolls = () => useAsked(['rolls'], (signal) =>
  told(client.GET('/v1/rolls', { signal })), reference);

const often = 1500;

export const useRollImports = (enabled: boolean) => useAsked(['roll-imports'], (signal) =>
  told(client.GET('/v1/roll/imports', { params: { query: { limit: 50 } }, signal })),
{ ...reference, everyMs: often, enabled });

export const useRollImport = (id: string) => useAsked(['roll-import', id], (signal) =>
  told(client.GET('/v1/roll/imports/{id}', { params: { path: { id } }, signal })),
{ ...reference, everyMs: often });

export const useRollProblems = (id: string) => useAsked(['roll-problems', id], (signal) =>
  told(client.GET('/v1/roll/imports/{id}/problems', {
    params: { path: { id }, query: { limit: 100 } }, signal,
  })), reference);

export interface NewImport {
  readonly layout: string;
  readonly kind: string;
  readonly force: boolean;
  readonly file: File;
}

export function useSendRoll() {
  const queries = useQueryClient();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: ({ layout, kind, force, file }: NewImport) =>
      sendFile<RollImport>('/v1/roll/imports', {
        fields: { layout, kind, force: String(force) }, file, onProgress: setShare,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['roll-imports'] }),
  });
  return { ...send, share };
}
