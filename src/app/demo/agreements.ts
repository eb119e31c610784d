import type { Organisation } from '../../accounts/index.ts';
import {
  draftAgreement, headLicence, participation, signAgreement,
} from '../../agreements/index.ts';
import { withSystem, type Database } from '../../platform/index.ts';

/**
 * The agreements of the invented state: the state party licenses its roll, and each side shares
 * what voters told it. Signed by all, so that the gate between the sides could open everywhere.
 */
export async function signDemoAgreements(
  db: Database, found: readonly Organisation[],
): Promise<void> {
  const party = found.find((one) => one.kind === 'state_party')!;
  const operator = found.find((one) => one.kind === 'exchange_operator')!;
  await withSystem(db, async (tx) => {
    const sign = (agreementId: number, organisation: Organisation): Promise<void> =>
      signAgreement(tx, agreementId,
        { organisationId: organisation.organisationId, userId: 'demo' });
    const drafter = { organisationId: operator.organisationId, userId: 'demo' };
    const licence = await draftAgreement(tx, headLicence({
      licensorId: party.organisationId, licensorName: party.name, state: party.state,
    }), drafter);
    await sign(licence, party);
    for (const side of ['hard', 'soft', 'nonpartisan'] as const) {
      const terms = participation({ side, state: party.state });
      const agreementId = await draftAgreement(tx, terms, drafter);
      for (const organisation of found.filter((one) => one.side === side)) {
        await sign(agreementId, organisation);
      }
    }
  });
}
