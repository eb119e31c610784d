import { z } from 'zod';
import { callerOf, organisations, requireScope, type Organisation } from '../accounts/index.ts';
import { civicsOf } from '../civics/index.ts';
import { refuse } from '../kernel/index.ts';
import { withSystem, type App, type Database, type Deps } from '../platform/index.ts';
import type { Agreement, Clause } from './clause.ts';
import {
  agreementList, languageQuery, newAgreement, purposeList,
} from './contract.ts';
import { basisAt, currentVersion, grantedPurposes } from './rights.ts';
import { sentenceOf, type Names } from './sentence.ts';
import { draftAgreement, endAgreement, leaveAgreement, signAgreement } from './sign.ts';
import { headLicence, participation } from './templates.ts';
import { englishWords, type ClauseWords } from './words.en.ts';
import { spanishWords } from './words.es.ts';

const wordTables: Readonly<Record<'en' | 'es', ClauseWords>> = {
  en: englishWords, es: spanishWords,
};
const byId = z.object({ agreementId: z.coerce.number().int() });
const made = z.object({ agreementId: z.number().int() });

/** The agreements that bind the caller, as sentences; drafting, signing, leaving, ending. */
export function agreementRoutes(app: App, { db }: Deps): void {
  app.get('/v1/agreements', {
    schema: {
      tags: ['agreements'], summary: 'The agreements that bind or reach your organisation',
      querystring: languageQuery, response: { 200: agreementList },
    },
  }, async (request) => {
    const { organisation } = callerOf(request);
    const version = await currentVersion(db);
    const { agreements } = await basisAt(db, version);
    const names = await namesOf(db);
    const words = wordTables[request.query.language];
    const seen = agreements.filter((one) => concerns(one, organisation));
    return {
      items: seen.map((one) => viewOf({ agreement: one, organisation, names, words })),
      next: null,
      version,
    };
  });

  app.get('/v1/purposes', {
    schema: {
      tags: ['agreements'], summary: 'The purposes that your agreements contain',
      querystring: languageQuery, response: { 200: purposeList },
    },
  }, async (request) => {
    const { organisation } = callerOf(request);
    const version = await currentVersion(db);
    const granted = await grantedPurposes(db, organisation.organisationId, version);
    const words = wordTables[request.query.language].purposes;
    return { items: granted.map((purpose) => ({ purpose, words: words[purpose] })), version };
  });

  signingRoutes(app, db);
}

function signingRoutes(app: App, db: Database): void {
  app.post('/v1/agreements', {
    schema: {
      tags: ['agreements'], summary: 'Draft an agreement from a template (exchange operator)',
      body: newAgreement, response: { 201: made },
    },
  }, async (request, reply) => {
    const caller = callerOf(request);
    requireScope(caller, 'agreements:write');
    if (caller.organisation.kind !== 'exchange_operator') {
      refuse({ kind: 'forbidden', code: 'agreements/operator-only',
        detail: 'Agreements are drafted by the operator of the exchange.' });
    }
    const draft = request.body.kind === 'participation' ? participation(request.body)
      : headLicence(await licensorOf(db, request.body.licensor));
    const signer = { organisationId: caller.organisation.organisationId, userId: caller.userId };
    const agreementId = await withSystem(db, (tx) => draftAgreement(tx, draft, signer));
    return reply.code(201).send({ agreementId });
  });

  for (const [act, verb] of [
    ['sign', signAgreement], ['leave', leaveAgreement], ['end', endAgreement],
  ] as const) {
    app.post(`/v1/agreements/:agreementId/${act}`, {
      schema: {
        tags: ['agreements'], summary: summaries[act], params: byId, response: { 200: made },
      },
    }, async (request) => {
      const caller = callerOf(request);
      requireScope(caller, 'agreements:write');
      const { agreementId } = request.params;
      await refuseStranger(db, { agreementId, organisation: caller.organisation, act });
      const signer = { organisationId: caller.organisation.organisationId, userId: caller.userId };
      await withSystem(db, (tx) => verb(tx, agreementId, signer));
      return { agreementId };
    });
  }
}

const summaries = {
  sign: 'Sign for your organisation', leave: 'Take your organisation out',
  end: 'End it for all who signed (exchange operator)',
} as const;

/** Only those whom an agreement is made for may act on it; to others it does not exist. */
async function refuseStranger(db: Database, asked: {
  readonly agreementId: number;
  readonly organisation: Organisation;
  readonly act: 'sign' | 'leave' | 'end';
}): Promise<void> {
  const { agreements } = await basisAt(db, await currentVersion(db));
  const agreement = agreements.find((one) => one.agreementId === asked.agreementId);
  const allowed = agreement !== undefined && (asked.act === 'end'
    ? asked.organisation.kind === 'exchange_operator'
    : mayJoin(agreement, asked.organisation));
  if (!allowed) {
    refuse({ kind: 'not-found', code: 'agreements/unknown-agreement',
      detail: 'There is no such agreement for your organisation.' });
  }
}

function mayJoin(agreement: Agreement, organisation: Organisation): boolean {
  if (agreement.kind === 'participation') return agreement.side === organisation.side;
  return agreement.clauses.some((one) => one.grantorId === organisation.organisationId);
}

function concerns(agreement: Agreement, organisation: Organisation): boolean {
  const { organisationId, kind, side } = organisation;
  if (kind === 'exchange_operator' || agreement.parties.includes(organisationId)) return true;
  if (agreement.kind === 'participation') return agreement.side === side;
  const reaches = (clause: Clause): boolean => clause.grantee.kind === 'participants'
    || (clause.grantee.kind === 'organisation' && clause.grantee.organisationId === organisationId);
  return agreement.clauses.some(reaches);
}

function viewOf({ agreement, organisation, names, words }: {
  readonly agreement: Agreement;
  readonly organisation: Organisation;
  readonly names: Names & { slug(organisationId: number): string };
  readonly words: ClauseWords;
}) {
  return {
    agreementId: agreement.agreementId,
    kind: agreement.kind,
    title: agreement.title,
    side: agreement.side,
    parties: agreement.parties.map((id) =>
      ({ slug: names.slug(id), name: names.organisation(id) })),
    signed: agreement.parties.includes(organisation.organisationId),
    sentences: agreement.clauses.map((clause) => sentenceOf(clause, words, names)),
  };
}

async function namesOf(db: Database): Promise<Names & { slug(organisationId: number): string }> {
  const [all, civics] = await Promise.all([organisations(db), civicsOf(db)]);
  const known = new Map(all.map((one) => [one.organisationId as number, one]));
  return {
    organisation: (id) => known.get(id)?.name ?? '?',
    slug: (id) => known.get(id)?.slug ?? '?',
    division: (id) => civics.divisionById(id)?.name ?? '?',
  };
}

async function licensorOf(db: Database, slug: string) {
  const licensor = (await organisations(db)).find((one) => one.slug === slug);
  if (!licensor || !['state_party', 'national_party'].includes(licensor.kind)) {
    refuse({ kind: 'invalid', code: 'agreements/unknown-licensor',
      detail: 'The licensor is no party of this exchange.',
      extras: { faults: [{ pointer: '#/licensor', detail: 'is no party of this exchange' }] } });
  }
  return {
    licensorId: licensor.organisationId, licensorName: licensor.name, state: licensor.state,
  };
}
