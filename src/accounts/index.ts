/** Organisations and their side, the people who sign in, their roles, sessions and keys. */
export { callerOf, type Caller } from './caller.ts';
export { accountsCommand } from './command.ts';
export type { OrganisationKind, Role, Scope, Side } from './contract.ts';
export { demoDoors, seedDemoAccounts, type DemoDoor, type DemoOrganisation } from './demo.ts';
export { makeKey, revokeKey } from './key/make.ts';
export { viewOf, type Organisation } from './organisation.ts';
export { findOrganisation, foundOrganisation, organisations } from './organisations.ts';
export { registerAccounts } from './routes.ts';
export { requireScope } from './scope.ts';
export { createOperator, setupLink } from './setup.ts';
export { stillStands } from './standing.ts';
