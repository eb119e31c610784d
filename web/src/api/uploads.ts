import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, useAct, useAsked, type Page } from './ask.ts';
import type {
  MappingSuggestions, QuestionMappings, Review, Upload, UploadMapping, UploadPreview,
} from './draft.ts';
import { sendFile } from './send-file.ts';

export type {
  ColumnMeaning, OutcomeCounts, QuestionMappings, Review, Upload, UploadMapping, UploadPreview,
} from './draft.ts';

const often = 1000;

export const useUploads = () => useAsked<Page<Upload>>(['uploads'], (signal) =>
  ask('/v1/uploads', { query: { limit: 20 }, signal }), { everyMs: 5000, by: 'organisation' });

/** One list; asked often while it runs, so that its progress is seen wherever it was started. */
export function useUpload(id: string) {
  const [running, setRunning] = useState(false);
  return useAsked<Upload>(['upload', id], async (signal) => {
    const upload = await ask<Upload>(`/v1/uploads/${id}`, { signal });
    setRunning(upload.status === 'waiting' || upload.status === 'running');
    return upload;
  }, { by: 'organisation', ...(running && { everyMs: often }) });
}

/** Hands a file over; answers the upload and how far the sending is. */
export function useSendUpload() {
  const queries = useQueryClient();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (file: File) =>
      sendFile<Upload>('/v1/uploads', { fields: {}, file, onProgress: setShare }),
    onSuccess: (upload) => {
      setShare(0);
      return queries.invalidateQueries({ queryKey: ['uploads'] }).then(() => upload);
    },
  });
  return { ...send, share };
}

export const useSaveMapping = (id: string) => useAct(
  (mapping: UploadMapping) => ask<Upload>(`/v1/uploads/${id}/mapping`, {
    method: 'PUT', body: mapping,
  }),
  ['upload', 'upload-preview'],
);

/** What would happen to the first rows; nothing is stored. */
export const usePreview = (id: string, mapping: UploadMapping | null) => useAsked<UploadPreview>(
  ['upload-preview', id, JSON.stringify(mapping)],
  (signal) => ask(`/v1/uploads/${id}/preview`, { signal }),
  { keep: true, enabled: mapping !== null },
);

export const useStartUpload = (id: string) => useAct(
  () => ask<Upload>(`/v1/uploads/${id}/start`, { method: 'POST', body: {} }),
  ['upload', 'uploads'],
);

export const useReviews = () => useAsked<Page<Review>>(['reviews'], (signal) =>
  ask('/v1/reviews', { query: { limit: 50 }, signal }));

export interface Decision {
  readonly id: string;
  readonly decision: 'attach' | 'new' | 'dismiss';
  readonly personId?: string;
}

export const useDecide = () => useAct(
  ({ id, ...body }: Decision) => ask(`/v1/reviews/${id}/decision`, { method: 'POST', body }),
  ['reviews', 'person'],
);

export const useQuestionMappings = () => useAsked<QuestionMappings>(
  ['question-mappings'], (signal) => ask('/v1/question-mappings', { signal }),
  { by: 'organisation' },
);

export const useSuggestions = (theirQuestion: string, theirAnswers: readonly string[]) =>
  useAsked<MappingSuggestions>(
    ['mapping-suggestions', theirQuestion, theirAnswers],
    (signal) => {
      const query = new URLSearchParams([
        ['theirQuestion', theirQuestion],
        ...theirAnswers.map((answer) => ['theirAnswers', answer]),
      ] as [string, string][]);
      return ask(`/v1/question-mappings/suggestions?${query.toString()}`, { signal });
    },
    { by: 'organisation' },
  );

export const useMapQuestion = () => useAct(
  (body: QuestionMappings['items'][number]) =>
    ask('/v1/question-mappings', { method: 'PUT', body }),
  ['question-mappings'],
);
