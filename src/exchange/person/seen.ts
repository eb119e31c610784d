import { organisations } from '../../accounts/index.ts';
import {
  basisAt, grantOf, type Datum, type Entitlement, type Surroundings,
} from '../../agreements/index.ts';
import { civicsOf, type Civics, type Division } from '../../civics/index.ts';
import type { Database, Tx } from '../../platform/index.ts';
import type { Seen } from './contract.ts';

/** Decides of a datum whether it may be read, and tells why: undefined for what may not. */
export interface Eye {
  readonly civics: Civics;
  readonly entitlement: Entitlement;
  see(datum: Datum): Seen | undefined;
  isOwn(sourceId: number): boolean;
  countyOf(divisionId: number | null): { divisionId: number; name: string } | null;
  placeOf(divisionId: number | null): { divisionId: number; name: string } | null;
}

export async function openEye(db: Database, tx: Tx, entitlement: Entitlement): Promise<Eye> {
  const [civics, all, basis] = await Promise.all([
    civicsOf(db), organisations(db), basisAt(db, entitlement.version),
  ]);
  const names = new Map<number, { slug: string; name: string }>(
    all.map(({ organisationId, slug, name }) => [organisationId, { slug, name }]));
  const titles = new Map(basis.agreements.map(({ agreementId, title }) => [agreementId, title]));
  const surroundings: Surroundings = { now: tx.now, within: civics.within };
  const own = entitlement.viewer.organisationId;
  const place = (division: Division | undefined) =>
    division ? { divisionId: division.divisionId, name: division.name } : null;
  return {
    civics,
    entitlement,
    isOwn: (sourceId) => sourceId === own,
    see: (datum) => {
      const box = grantOf(entitlement, datum, surroundings);
      if (!box) return undefined;
      const { agreementId, blind } = box;
      return {
        organisation: blind ? null : names.get(datum.sourceId) ?? null,
        at: datum.at.toISOString(),
        agreement: agreementId === null ? null
          : { agreementId, title: titles.get(agreementId) ?? '' },
        own: datum.sourceId === own,
      };
    },
    placeOf: (divisionId) =>
      place(divisionId === null ? undefined : civics.divisionById(divisionId)),
    countyOf: (divisionId) => {
      const division = divisionId === null ? undefined : civics.divisionById(divisionId);
      return place(division?.countyId ? civics.divisionById(division.countyId)
        : division?.kind === 'county' ? division : undefined);
    },
  };
}
