import { reference, useAct, useAsked } from './ask.ts';
import { client, told, type Body, type Reply } from './client.ts';
import { isRefused } from './refused.ts';

export type Me = Reply<'/v1/me', 'get'>;
export type Door = Reply<'/v1/demo', 'get'>['doors'][number];
export const doors: readonly Door['door'][] = [
  'operator', 'state-party', 'campaign', 'independent-group',
];
export type Member = Reply<'/v1/members', 'get'>['items'][number];
export type ApiKey = Reply<'/v1/keys', 'get'>['items'][number];
export type Role = Me['role'];
export type KeyScope = ApiKey['scopes'][number];

/** Who is signed in; null when nobody is. */
export function useMe() {
  return useAsked<Me | null>(['me'], async (signal) => {
    try {
      return await told(client.GET('/v1/me', { signal }));
    } catch (fault) {
      if (isRefused(fault, 401)) return null;
      throw fault;
    }
  }, { ...reference, keep: true });
}

/** The one-click doors of the demo state; empty elsewhere. */
export function useDoors() {
  return useAsked<readonly Door[]>(['doors'], async (signal) => {
    try {
      return (await told(client.GET('/v1/demo', { signal }))).doors;
    } catch (fault) {
      if (isRefused(fault, 404)) return [];
      throw fault;
    }
  }, reference);
}

export const useEnterDoor = () => useAct((door: Door['door']) =>
  told(client.POST('/v1/demo/sign-in', { body: { door } })));

/** Answers whether a one-time code is still wanted. */
export const useSignIn = () => useAct(async (body: Body<'/auth/sign-in/email', 'post'>) =>
  (await told(client.POST('/auth/sign-in/email', { body }))).twoFactorRedirect);

export const useSignInCode = () => useAct((code: string) =>
  told(client.POST('/auth/two-factor/verify-totp', { body: { code } })));

export const useSignOut = () => useAct(() => told(client.POST('/auth/sign-out')));

export const useOrganisations = () => useAsked(['organisations'], (signal) =>
  told(client.GET('/v1/organisations', { params: { query: { limit: 500 } }, signal })), reference);

export const useMembers = () => useAsked(['members'], (signal) =>
  told(client.GET('/v1/members', { params: { query: { limit: 500 } }, signal })), reference);

export const useSetRole = () => useAct(
  ({ userId, role }: { readonly userId: string; readonly role: Role }) =>
    told(client.PATCH('/v1/members/{userId}', { params: { path: { userId } }, body: { role } })),
  ['members'],
);

export const useRemoveMember = () => useAct(
  (userId: string) => told(client.DELETE('/v1/members/{userId}', { params: { path: { userId } } })),
  ['members'],
);

export const useInvitations = () => useAsked(['invitations'], (signal) =>
  told(client.GET('/v1/invitations', { signal })), reference);

export const useInvite = () => useAct(
  (body: Body<'/v1/invitations', 'post'>) => told(client.POST('/v1/invitations', { body })),
  ['invitations'],
);

export const useWithdrawInvitation = () => useAct(
  (id: string) => told(client.DELETE('/v1/invitations/{id}', { params: { path: { id } } })),
  ['invitations'],
);

/** Who invites, and as what; asked before anything is typed. */
export const usePreviewInvitation = (token: string) => useAsked(
  ['invitation', token],
  (signal) => told(client.POST('/v1/invitations/preview', { body: { token }, signal })),
  reference,
);

export const useAcceptInvitation = () => useAct(
  (body: Body<'/v1/invitations/accept', 'post'>) =>
    told(client.POST('/v1/invitations/accept', { body })),
);

export const useKeys = () => useAsked(['keys'], (signal) =>
  told(client.GET('/v1/keys', { signal })), reference);

export const useMakeKey = () => useAct(
  (body: Body<'/v1/keys', 'post'>) => told(client.POST('/v1/keys', { body })),
  ['keys'],
);

export const useRevokeKey = () => useAct(
  (id: string) => told(client.DELETE('/v1/keys/{id}', { params: { path: { id } } })),
  ['keys'],
);

/** Every other session of the reader ends with it. */
export const useChangePassword = () => useAct((body: Body<'/auth/change-password', 'post'>) =>
  told(client.POST('/auth/change-password', { body })));

/** Starts enrolment: the `otpauth:` address that an authenticator scans, and the spare codes. */
export const useEnrolCode = () => useAct((password: string) =>
  told(client.POST('/auth/two-factor/enable', { body: { password } })));

export const useConfirmCode = () => useAct(
  (code: string) => told(client.POST('/auth/two-factor/verify-totp', { body: { code } })),
  ['me'],
);

export const useStopCode = () => useAct(
  (password: string) => told(client.POST('/auth/two-factor/disable', { body: { password } })),
  ['me'],
);
