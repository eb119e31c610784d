import { reference, useAsked } from './ask.ts';
import { client, told, type Reply } from './client.ts';

export type Election = Reply<'/v1/elections', 'get'>['items'][number];
export type Contest = Reply<'/v1/contests', 'get'>['items'][number];
export type CivicQuestion = Reply<'/v1/questions', 'get'>['items'][number];

export interface CountyShape {
  readonly type: 'Feature';
  readonly properties: { readonly divisionId: number; readonly name: string };
  readonly geometry: unknown;
}

/** Outlines as the exchange serves them: GeoJSON whose features bear OCD ids. */
interface Outlines {
  readonly features: readonly (Omit<CountyShape, 'properties'> & { readonly id: string })[];
}

const many = { limit: 500 };

export const useElections = () => useAsked(['elections'], (signal) =>
  told(client.GET('/v1/elections', { params: { query: many }, signal })), reference);

export const useElection = (slug: string) => useAsked(['elections', slug], (signal) =>
  told(client.GET('/v1/elections/{*}', {
    params: { path: { '*': slug } }, signal,
    // A slug may hold a slash; the library knows no path that goes on to its end.
    pathSerializer: (path) => path.replace('{*}', encodeURI(slug)),
  })), reference);

export const useQuestions = () => useAsked(['questions'], (signal) =>
  told(client.GET('/v1/questions', { params: { query: many }, signal })), reference);

/** Questions that are about no candidate; those about one stand with their contest. */
export const useCanonicalQuestions = () => useAsked(['canonical-questions'], (signal) =>
  told(client.GET('/v1/questions', {
    params: { query: { ...many, kind: 'canonical' } }, signal,
  })), reference);

export const useContests = (election: string | undefined) => useAsked(
  ['contests', election],
  (signal) => told(client.GET('/v1/contests', {
    params: { query: { ...many, ...(election && { election }) } }, signal,
  })),
  { ...reference, enabled: election !== undefined },
);

/** Outlines of a state's counties, each with its division; they do not change while one looks. */
export const useCountyShapes = (state: string) => useAsked(['shapes', state], async (signal) => {
  const query = { state, kind: 'county', ...many };
  const path = { state, kind: 'counties' as const };
  const [counties, outlines] = await Promise.all([
    told(client.GET('/v1/divisions', { params: { query }, signal })),
    told(client.GET('/v1/shapes/{state}/{kind}', { params: { path }, signal })),
  ]);
  const byOcdId = new Map(counties.items.map((county) => [county.ocdId, county]));
  return (outlines as Outlines).features.flatMap(({ id, type, geometry }): CountyShape[] => {
    const county = byOcdId.get(id);
    if (!county) return [];
    const { divisionId, name } = county;
    return [{ type, geometry, properties: { divisionId, name } }];
  });
}, reference);
