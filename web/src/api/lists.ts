import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { reference, useAct, useAsked } from './ask.ts';
import { client, fileAddress, told, type Body, type Reply } from './client.ts';
import { sendFile } from './send-file.ts';
import { viewing } from './viewing.ts';

type SentList = Reply<'/v1/lists', 'post'>;
export type List = Reply<'/v1/lists/{id}', 'get'>;
export type ListedList = Reply<'/v1/lists', 'get'>['items'][number];
export type ListMapping = Body<'/v1/lists/{id}/mapping', 'put'>;
export type ListPreview = Reply<'/v1/lists/{id}/preview', 'get'>;
export type ListCounts = List['counts'];

const often = 700;
const seldom = 5000;

export const useLists = () => useAsked(['lists'], (signal) =>
  told(client.GET('/v1/lists', { params: { query: { limit: 20 } }, signal })),
{ ...reference, everyMs: seldom });

/** One list; asked often while it runs, so that its progress is seen wherever it was started. */
export function useList(id: string) {
  const [running, setRunning] = useState(false);
  return useAsked(['list', id], async (signal) => {
    const list = await told(client.GET('/v1/lists/{id}', { params: { path: { id } }, signal }));
    setRunning(list.status === 'waiting' || list.status === 'running');
    return list;
  }, { ...reference, everyMs: running ? often : undefined });
}

/** Hands a list over; answers it and how far the sending is. */
export function useSendList() {
  const queries = useQueryClient();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (file: File) =>
      sendFile<SentList>('/v1/lists', { fields: {}, file, onProgress: setShare }),
    onSettled: () => {
      setShare(0);
      return queries.invalidateQueries({ queryKey: ['lists'] });
    },
  });
  return { ...send, share };
}

export const useSaveListMapping = (id: string) => useAct(
  (body: ListMapping) =>
    told(client.PUT('/v1/lists/{id}/mapping', { params: { path: { id } }, body })),
  ['list', 'list-preview'],
);

/** Whom the first rows mean; nothing is kept. */
export const useListPreview = (id: string, mapping: unknown) => useAsked(
  ['list-preview', id, JSON.stringify(mapping)],
  (signal) => told(client.GET('/v1/lists/{id}/preview', { params: { path: { id } }, signal })),
  { keep: true, once: true },
);

export const useStartList = (id: string) => useAct(
  (keepIds: boolean) =>
    told(client.POST('/v1/lists/{id}/start', { params: { path: { id } }, body: { keepIds } })),
  ['list', 'lists'],
);

/** The address of a result: the browser fetches it by itself and can send no header. */
export function resultAddress(id: string): string {
  const address = new URL(fileAddress(`/v1/lists/${id}/result.csv`), window.location.origin);
  const { purpose } = viewing();
  if (purpose !== undefined) address.searchParams.set('purpose', purpose);
  return address.pathname + address.search;
}
