import type { z } from 'zod';
import type {
  acceptInvitationSchema, demoSchema, invitationPreviewSchema, invitationSchema, keySchema,
  madeInvitationSchema, madeKeySchema, Me as Reader, memberSchema, OrganisationView,
  signedInSchema, twoFactorSetupSchema,
} from '../../../src/accounts/contract.ts';
import { ask, useAct, useAsked, type Page } from './ask.ts';
import { isRefused } from './refused.ts';

export type Me = Reader;
export type Organisation = OrganisationView;
export type Door = z.infer<typeof demoSchema>['doors'][number];
export type Member = z.infer<typeof memberSchema>;
export type Invitation = z.infer<typeof invitationSchema>;
export type MadeInvitation = z.infer<typeof madeInvitationSchema>;
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;
export type ApiKey = z.infer<typeof keySchema>;
export type MadeKey = z.infer<typeof madeKeySchema>;
type SignedIn = z.infer<typeof signedInSchema>;
type CodeSetup = z.infer<typeof twoFactorSetupSchema>;

const reference = { by: 'organisation' } as const;

/** Who is signed in; null when nobody is. */
export function useMe() {
  return useAsked<Me | null>(['me'], async (signal) => {
    try {
      return await ask<Me>('/v1/me', { signal });
    } catch (fault) {
      if (isRefused(fault, 401)) return null;
      throw fault;
    }
  }, { by: 'organisation', keep: true });
}

/** The one-click doors of the demo state; empty elsewhere. */
export function useDoors() {
  return useAsked<readonly Door[]>(['doors'], async (signal) => {
    try {
      return (await ask<{ readonly doors: readonly Door[] }>('/v1/demo', { signal })).doors;
    } catch (fault) {
      if (isRefused(fault, 404)) return [];
      throw fault;
    }
  }, reference);
}

export const useEnterDoor = () => useAct(
  (door: string) => ask('/v1/demo/sign-in', { method: 'POST', body: { door } }),
);

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Answers whether a one-time code is still wanted. */
export const useSignIn = () => useAct(async (credentials: Credentials) => {
  const reply = await ask<SignedIn>('/auth/sign-in/email', { method: 'POST', body: credentials });
  return reply.twoFactorRedirect;
});

export const useSignInCode = () => useAct(
  (code: string) => ask('/auth/two-factor/verify-totp', { method: 'POST', body: { code } }),
);

export const useSignOut = () => useAct(
  () => ask('/auth/sign-out', { method: 'POST', body: {} }),
);

export const useOrganisations = () => useAsked(['organisations'], (signal) =>
  ask<Page<Organisation>>('/v1/organisations', { query: { limit: 500 }, signal }), reference);

export const useMembers = () => useAsked(['members'], (signal) =>
  ask<Page<Member>>('/v1/members', { signal }), reference);

export const useSetRole = () => useAct(
  ({ userId, role }: { readonly userId: string; readonly role: string }) =>
    ask(`/v1/members/${userId}`, { method: 'PATCH', body: { role } }),
  ['members'],
);

export const useRemoveMember = () => useAct(
  (userId: string) => ask(`/v1/members/${userId}`, { method: 'DELETE' }),
  ['members'],
);

export const useInvitations = () => useAsked(['invitations'], (signal) =>
  ask<Page<Invitation>>('/v1/invitations', { signal }), reference);

export const useInvite = () => useAct(
  (body: { readonly email: string; readonly role: string }) =>
    ask<MadeInvitation>('/v1/invitations', { method: 'POST', body }),
  ['invitations'],
);

export type AcceptInvitation = z.input<typeof acceptInvitationSchema>;

export const useAcceptInvitation = () => useAct(
  (body: AcceptInvitation) =>
    ask<{ readonly email: string }>('/v1/invitations/accept', { method: 'POST', body }),
);

export const useKeys = () => useAsked(['keys'], (signal) =>
  ask<Page<ApiKey>>('/v1/keys', { signal }), reference);

export const useMakeKey = () => useAct(
  (body: { readonly name: string; readonly scopes: readonly string[] }) =>
    ask<MadeKey>('/v1/keys', { method: 'POST', body }),
  ['keys'],
);

export const useRevokeKey = () => useAct(
  (keyId: string) => ask(`/v1/keys/${keyId}`, { method: 'DELETE' }),
  ['keys'],
);

/** Starts enrolment: the `otpauth:` address that an authenticator scans, and the spare codes. */
export const useEnrolCode = () => useAct((password: string) =>
  ask<CodeSetup>('/auth/two-factor/enable', { method: 'POST', body: { password } }));

export const useConfirmCode = () => useAct(
  (code: string) => ask('/auth/two-factor/verify-totp', { method: 'POST', body: { code } }),
  ['me'],
);

export const useStopCode = () => useAct(
  (password: string) =>
    ask('/auth/two-factor/disable', { method: 'POST', body: { password } }),
  ['me'],
);

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** Every other session of the reader ends with it. */
export const useChangePassword = () => useAct((body: PasswordChange) =>
  ask('/auth/change-password', { method: 'POST', body }));

export const useWithdrawInvitation = () => useAct(
  (id: string) => ask(`/v1/invitations/${id}`, { method: 'DELETE' }),
  ['invitations'],
);

/** Who invites, and as what; asked before anything is typed. */
export const usePreviewInvitation = (token: string) => useAsked<InvitationPreview>(
  ['invitation', token],
  (signal) => ask('/v1/invitations/preview', {
    method: 'POST', body: { token }, signal, reading: true,
  }),
  reference,
);
