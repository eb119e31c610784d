import type { z } from 'zod';
import type { agreementList, purposeList } from '../../../src/agreements/contract.ts';
import { useSpeech } from '../text/index.tsx';
import { ask, useAsked } from './ask.ts';

export type AgreementList = z.infer<typeof agreementList>;
export type PurposeList = z.infer<typeof purposeList>;

/** The agreements that bind or reach the reader's organisation, as sentences. */
export function useAgreements() {
  const { language } = useSpeech();
  return useAsked<AgreementList>(['agreements', language], (signal) =>
    ask('/v1/agreements', { query: { language }, signal }), { by: 'organisation' });
}

/** What the reader's agreements allow to look for. */
export function usePurposes() {
  const { language } = useSpeech();
  return useAsked<PurposeList>(['purposes', language], (signal) =>
    ask('/v1/purposes', { query: { language }, signal }), { by: 'organisation', keep: true });
}
