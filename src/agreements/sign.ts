import { record } from '../audit/index.ts';
import { refuse } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import {
  endAgreementRows, endSignature, insertAgreement, insertSignature, nextVersion, type NewAgreement,
} from './store.ts';

/** Who does it, for the journal. */
export interface Signer {
  readonly organisationId: number;
  readonly userId: string;
}

/** Writes an agreement down; it binds nobody before somebody signs. System transaction. */
export async function draftAgreement(
  tx: Tx, draft: NewAgreement, signer: Signer,
): Promise<number> {
  const version = await nextVersion(tx, 'agreement drafted');
  const agreementId = await insertAgreement(tx, draft, version);
  await record(tx, {
    kind: 'agreement.drafted', ...signer, agreementVersion: version, detail: { agreementId },
  });
  return agreementId;
}

/** Signs for an organisation; in force from the commit on. Signing twice changes nothing. */
export async function signAgreement(
  tx: Tx, agreementId: number, signer: Signer,
): Promise<void> {
  const version = await nextVersion(tx, 'agreement signed');
  const { organisationId, userId } = signer;
  await endSignature(tx, { agreementId, organisationId, version });
  await insertSignature(tx, { agreementId, organisationId, signedBy: userId, version });
  await record(tx, {
    kind: 'agreement.signed', ...signer, agreementVersion: version, detail: { agreementId },
  });
}

/** Takes one organisation out of an agreement. Refuses agreements/not-signed. */
export async function leaveAgreement(
  tx: Tx, agreementId: number, signer: Signer,
): Promise<void> {
  const version = await nextVersion(tx, 'agreement left');
  const { organisationId } = signer;
  if (!await endSignature(tx, { agreementId, organisationId, version })) {
    refuse({ kind: 'conflict', code: 'agreements/not-signed',
      detail: 'Your organisation has not signed this agreement.' });
  }
  await record(tx, {
    kind: 'agreement.left', ...signer, agreementVersion: version, detail: { agreementId },
  });
}

/** Ends an agreement for all who signed it. Refuses agreements/unknown-agreement. */
export async function endAgreement(tx: Tx, agreementId: number, signer: Signer): Promise<void> {
  const version = await nextVersion(tx, 'agreement ended');
  if (!await endAgreementRows(tx, agreementId, version)) {
    refuse({ kind: 'not-found', code: 'agreements/unknown-agreement',
      detail: 'There is no such agreement in force.' });
  }
  await record(tx, {
    kind: 'agreement.ended', ...signer, agreementVersion: version, detail: { agreementId },
  });
}
