import type { z } from 'zod';
import type {
  contestSchema, electionPageSchema, electionSchema, questionSchema,
} from '../../../src/civics/contract.ts';
import { ask, useAsked, type Page } from './ask.ts';

export type Election = z.infer<typeof electionSchema>;
export type ElectionPage = z.infer<typeof electionPageSchema>;
export type Contest = z.infer<typeof contestSchema>;
export type CivicQuestion = z.infer<typeof questionSchema>;

/** Outlines as GeoJSON, as the exchange serves them. */
export interface Shapes {
  readonly type: 'FeatureCollection';
  readonly features: readonly {
    readonly type: 'Feature';
    readonly properties: {
      readonly divisionId?: number;
      readonly ocdId?: string;
      readonly name: string;
    };
    readonly geometry: unknown;
  }[];
}

const reference = { by: 'organisation' } as const;

export const useElections = () => useAsked(['elections'], (signal) =>
  ask<Page<Election>>('/v1/elections', { query: { limit: 200 }, signal }), reference);

export const useElection = (slug: string) => useAsked(['elections', slug], (signal) =>
  ask<ElectionPage>(`/v1/elections/${slug}`, { signal }), reference);

export const useQuestions = () => useAsked(['questions'], (signal) =>
  ask<Page<CivicQuestion>>('/v1/questions', { query: { limit: 500 }, signal }), reference);

/** Outlines of a state's counties; they do not change while one looks. */
export const useShapes = (state: string) => useAsked(['shapes', state], (signal) =>
  ask<Shapes>(`/v1/shapes/${state}/counties`, { signal }), reference);
