import { useSpeech } from '../text/index.tsx';
import { reference, useAsked } from './ask.ts';
import { client, told, type Reply } from './client.ts';

export type Agreement = Reply<'/v1/agreements', 'get'>['items'][number];

/** The agreements that bind or reach the reader's organisation, as sentences. */
export function useAgreements() {
  const { language } = useSpeech();
  return useAsked(['agreements', language], (signal) =>
    told(client.GET('/v1/agreements', { params: { query: { language } }, signal })), reference);
}

/** What the reader's agreements allow to look for. */
export function usePurposes() {
  const { language } = useSpeech();
  return useAsked(['purposes', language], (signal) =>
    told(client.GET('/v1/purposes', { params: { query: { language } }, signal })),
  { ...reference, keep: true });
}
