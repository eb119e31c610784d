import { record } from '../audit/index.ts';
import { refuse } from '../kernel/index.ts';
import { withSystem, type Config, type Database, type Tx } from '../platform/index.ts';
import type { Door, OrganisationKind, Role, Side } from './contract.ts';
import { forgetAccounts } from './memory.ts';
import type { Organisation } from './organisation.ts';
import { organisations } from './organisations.ts';
import { isDemoState, markDemoState } from './store/instance.ts';
import { insertMember, selectMemberships } from './store/member.ts';
import { insertOrganisation } from './store/organisation.ts';
import { insertUser } from './store/user.ts';

interface DemoUser {
  readonly door: Door;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly role: Role;
  readonly sentence: string;
}

/** Invented people. They have no password: their doors open in the demo state only. */
const demoUsers: readonly DemoUser[] = [
  { door: 'operator', kind: 'exchange_operator', name: 'Odette Marchbanks', role: 'owner',
    sentence: 'Run the exchange: take in organisations, watch it work, see no voter.' },
  { door: 'state-party', kind: 'state_party', name: 'Ruben Castellane', role: 'owner',
    sentence: 'Direct the data of the state party: your voter file, who uses it and for what.' },
  { door: 'campaign', kind: 'campaign', name: 'Priya Hollowell', role: 'data_manager',
    sentence: 'Manage a campaign\'s data: whom to talk to tomorrow, and who has answered.' },
  { door: 'independent-group', kind: 'independent_group', name: 'Theo Abernethy',
    role: 'analyst',
    sentence: 'Analyse for an independent group: what is known beyond your own calls, lawfully.' },
];

const userIdOf = (door: Door): string => `demo-${door}`;

export interface DemoOrganisation {
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly side: Side | null;
  readonly state?: string;
}

/**
 * Makes the organisations of the invented state, the four people behind the demo doors (each in
 * the first organisation of the kind) and the mark of the demo state. Twice makes nothing more.
 * Returns the organisations given, in their order.
 */
export async function seedDemoAccounts(
  db: Database, given: readonly DemoOrganisation[],
): Promise<readonly Organisation[]> {
  await withSystem(db, async (tx) => {
    for (const { slug, name, kind, side, state = 'xc' } of given) {
      const made = await insertOrganisation(tx, { slug, name, kind, side, state });
      if (made) {
        await record(tx, { kind: 'organisation.founded', organisationId: made.organisationId });
      }
    }
    await markDemoState(tx);
  });
  forgetAccounts(db);
  const all = await organisations(db);
  const found = given.flatMap(({ slug }) => all.filter((one) => one.slug === slug));
  await withSystem(db, (tx) => seedUsers(tx, found));
  return found;
}

async function seedUsers(tx: Tx, found: readonly Organisation[]): Promise<void> {
  for (const { door, kind, name, role } of demoUsers) {
    const home = found.find((organisation) => organisation.kind === kind);
    if (!home) continue;
    const userId = userIdOf(door);
    const email = `${door}@demo.example.org`;
    await insertUser(tx, { userId, name, email, passwordHash: undefined });
    const { organisationId } = home;
    const isNew = await insertMember(tx, { userId, organisationId, role });
    if (isNew) {
      await record(tx, { kind: 'member.added', organisationId, userId, detail: { role } });
    }
  }
}

export interface DemoDoor {
  readonly door: Door;
  readonly organisation: Organisation;
  readonly name: string;
  readonly sentence: string;
}

/** Whether one-click sign-ins exist here: in the demo state, unless configuration says no. */
export async function hasDemoDoors(db: Database, config: Config): Promise<boolean> {
  return config.demo && await isDemoState(db);
}

/** The doors that there are. Refuses accounts/no-demo (not-found) outside the demo state. */
export async function demoDoors(db: Database, config: Config): Promise<readonly DemoDoor[]> {
  if (!await hasDemoDoors(db, config)) refuseDemo();
  const doors = await Promise.all(demoUsers.map(async ({ door, name, sentence }) => {
    const [membership] = await selectMemberships(db, userIdOf(door));
    return membership && { door, name, sentence, organisation: membership.organisation };
  }));
  return doors.filter((door) => door !== undefined);
}

/** The user behind a door. Refuses accounts/no-demo (not-found). */
export async function demoUserOf(db: Database, config: Config, door: Door): Promise<string> {
  const doors = await demoDoors(db, config);
  return doors.some((one) => one.door === door) ? userIdOf(door) : refuseDemo();
}

function refuseDemo(): never {
  return refuse({
    kind: 'not-found', code: 'accounts/no-demo',
    detail: 'There are demo sign-ins only where the invented state was built.',
  });
}
