import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { reference, useAct, useAsked } from './ask.ts';
import { client, told, type Body, type Reply } from './client.ts';
import { sendFile } from './send-file.ts';

export type Review = Reply<'/v1/reviews', 'get'>['items'][number];
type SentUpload = Reply<'/v1/uploads', 'post'>;
export type Upload = Reply<'/v1/uploads/{id}', 'get'>;
export type ListedUpload = Reply<'/v1/uploads', 'get'>['items'][number];
export type UploadMapping = Body<'/v1/uploads/{id}/mapping', 'put'>;
export type ColumnMeaning = UploadMapping['columns'][number];
export type UploadPreview = Reply<'/v1/uploads/{id}/preview', 'get'>;
export type OutcomeCounts = Upload['counts'];
export type QuestionMappings = Reply<'/v1/question-mappings', 'get'>;

const often = 700;
const seldom = 5000;

export const useUploads = () => useAsked(['uploads'], (signal) =>
  told(client.GET('/v1/uploads', { params: { query: { limit: 20 } }, signal })),
{ ...reference, everyMs: seldom });

/** One list; asked often while it runs, so that its progress is seen wherever it was started. */
export function useUpload(id: string) {
  const [running, setRunning] = useState(false);
  return useAsked(['upload', id], async (signal) => {
    const upload = await told(client.GET('/v1/uploads/{id}', { params: { path: { id } }, signal }));
    setRunning(upload.status === 'waiting' || upload.status === 'running');
    return upload;
  }, { ...reference, everyMs: running ? often : undefined });
}

/** Hands a file over; answers the upload and how far the sending is. */
export function useSendUpload() {
  const queries = useQueryClient();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (file: File) =>
      sendFile<SentUpload>('/v1/uploads', { fields: {}, file, onProgress: setShare }),
    onSettled: () => {
      setShare(0);
      return queries.invalidateQueries({ queryKey: ['uploads'] });
    },
  });
  return { ...send, share };
}

export const useSaveMapping = (id: string) => useAct(
  (body: UploadMapping) =>
    told(client.PUT('/v1/uploads/{id}/mapping', { params: { path: { id } }, body })),
  ['upload', 'upload-preview'],
);

/** What would happen to the first rows; nothing is stored. */
export const usePreview = (id: string, mapping: unknown) => useAsked(
  ['upload-preview', id, JSON.stringify(mapping)],
  (signal) => told(client.GET('/v1/uploads/{id}/preview', { params: { path: { id } }, signal })),
  { keep: true },
);

export const useStartUpload = (id: string) => useAct(
  () => told(client.POST('/v1/uploads/{id}/start', { params: { path: { id } } })),
  ['upload', 'uploads'],
);

export const useReviews = () => useAsked(['reviews'], (signal) =>
  told(client.GET('/v1/reviews', { params: { query: { limit: 50 } }, signal })));

export interface Decision {
  readonly id: string;
  readonly body: Body<'/v1/reviews/{id}/decision', 'post'>;
}

export const useDecide = () => useAct(
  ({ id, body }: Decision) =>
    told(client.POST('/v1/reviews/{id}/decision', { params: { path: { id } }, body })),
  ['reviews', 'person'],
);

export const useQuestionMappings = () => useAsked(['question-mappings'], (signal) =>
  told(client.GET('/v1/question-mappings', { signal })), reference);

export const useSuggestions = (theirQuestion: string, theirAnswers: string[]) => useAsked(
  ['mapping-suggestions', theirQuestion, theirAnswers],
  (signal) => told(client.GET('/v1/question-mappings/suggestions', {
    params: { query: { theirQuestion, theirAnswers } }, signal,
  })),
  reference,
);

export const useMapQuestion = () => useAct(
  (body: Body<'/v1/question-mappings', 'put'>) =>
    told(client.PUT('/v1/question-mappings', { body })),
  ['question-mappings'],
);

/** The demo's list of invented contacts with dirty names, as if it came from a disk. */
export async function fetchSample(): Promise<File> {
  const list = await told(client.GET('/v1/demo/sample-list.csv', { parseAs: 'blob' }));
  return new File([list], 'sample-list.csv', { type: 'text/csv' });
}
