import { refuse } from '../kernel/index.ts';
import { scopes, type Role, type Scope } from './contract.ts';
import type { Organisation } from './organisation.ts';

const work: readonly Scope[] = [
  'contacts:write', 'persons:read', 'feed:read', 'universes:read', 'roll:write', 'civics:write',
];
const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = {
  owner: [
    ...work, 'persons:write', 'members:write', 'keys:write', 'journal:read', 'agreements:write',
  ],
  data_manager: [...work, 'persons:write', 'keys:write', 'journal:read'],
  analyst: ['persons:read', 'feed:read', 'universes:read'],
  organiser: ['contacts:write', 'persons:read', 'feed:read', 'universes:read'],
  volunteer: ['contacts:write'],
};

/** What someone of this role may do; organisations are taken in by the operator's owners only. */
export function scopesOf(role: Role, organisation: Organisation): readonly Scope[] {
  const held = scopesOfRole[role];
  const admits = role === 'owner' && organisation.kind === 'exchange_operator';
  return admits ? [...held, 'organisations:write'] : held;
}

/** A key never opens more than its maker may open at this moment. */
export function narrow(held: readonly Scope[], given: readonly string[]): readonly Scope[] {
  return scopes.filter((scope) => held.includes(scope) && given.includes(scope));
}

export interface HasScopes {
  readonly scopes: readonly Scope[];
}

/** Refuses accounts/scope-missing (forbidden). Hands the caller on, so that calls chain. */
export function requireScope<Holder extends HasScopes>(caller: Holder, scope: Scope): Holder {
  if (caller.scopes.includes(scope)) return caller;
  return refuse({
    kind: 'forbidden', code: 'accounts/scope-missing',
    detail: `This needs the right ${scope}. Ask an owner of your organisation for it.`,
  });
}
