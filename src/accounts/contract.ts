import { z } from 'zod';

export const organisationKinds = [
  'national_party', 'state_party', 'local_party', 'committee', 'campaign', 'independent_group',
  'nonprofit', 'vendor', 'exchange_operator',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const sides = ['hard', 'soft', 'nonpartisan'] as const;
export type Side = (typeof sides)[number];

export const roles = ['owner', 'data_manager', 'analyst', 'organiser', 'volunteer'] as const;
export type Role = (typeof roles)[number];

/** What a key for a program may be given (closed list). */
export const keyScopes = [
  'contacts:write', 'persons:read', 'feed:read', 'universes:read', 'roll:write', 'civics:write',
  'members:write', 'persons:write',
] as const;
/** The rest is for people who signed in. */
export const scopes = [
  ...keyScopes, 'keys:write', 'journal:read', 'organisations:write',
  'agreements:write',
] as const;
export type Scope = (typeof scopes)[number];

export const doors = ['operator', 'state-party', 'campaign', 'independent-group'] as const;
export type Door = (typeof doors)[number];

const isPlain = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);
const line = (max: number) => z.string().trim().min(1).max(max)
  .refine(isPlain, 'holds characters that cannot be shown');
const email = z.email().max(320);
/** Length is what makes a password hard to guess; nothing is asked about its characters. */
const newPassword = z.string().min(12, 'has at least 12 characters').max(128)
  .refine((text) => text.isWellFormed(), 'holds characters that cannot be stored');
const givenPassword = z.string().min(1).max(128);

export const organisationSchema = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  side: z.enum(sides).nullable().describe('Null for a committee and the operator'),
  state: z.string(),
});
export type OrganisationView = z.infer<typeof organisationSchema>;

export const newOrganisationSchema = z.object({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/, 'holds 2 to 63 of a-z, 0-9 and -'),
  name: line(200),
  kind: z.enum(organisationKinds),
  side: z.enum(sides).nullable().default(null),
  state: z.string().regex(/^[a-z]{2}$/, 'is two small letters'),
  ownerEmail: email.describe('Invited as the first owner'),
}).refine(
  ({ kind, side }) => (side === null) === (kind === 'committee' || kind === 'exchange_operator'),
  { path: ['side'], message: 'is for every kind but committee and exchange_operator' },
);

const invitationLink = z.object({
  token: z.string().describe('Shown once'),
  link: z.string(),
  expiresAt: z.iso.datetime(),
});
export const foundedSchema = z.object({
  organisation: organisationSchema, invitation: invitationLink,
});

export const meSchema = z.object({
  user: z.object({
    userId: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    twoFactorEnabled: z.boolean(),
  }),
  organisation: organisationSchema,
  memberships: z.array(z.object({ organisation: organisationSchema, role: z.enum(roles) })),
  role: z.enum(roles),
  scopes: z.array(z.enum(scopes)),
  via: z.enum(['session', 'key']),
  demo: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

export const memberSchema = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  twoFactorEnabled: z.boolean(),
  joinedAt: z.iso.datetime(),
});
export const memberParams = z.object({ userId: z.string().min(1).max(100) });
export const memberChangeSchema = z.object({ role: z.enum(roles) });

export const invitationSchema = z.object({
  id: z.string(),
  email: z.string().nullable(),
  role: z.enum(roles),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: z.enum(['open', 'used', 'expired', 'withdrawn']),
});
export const newInvitationSchema = z.object({ email, role: z.enum(roles) });
export const madeInvitationSchema = invitationSchema.extend(invitationLink.shape);
export const invitationParams = z.object({ id: z.string().max(30) });
const token = z.string().min(1).max(200);
export const invitationTokenSchema = z.object({ token });
export const invitationPreviewSchema = z.object({
  organisation: organisationSchema,
  email: z.string().nullable(),
  role: z.enum(roles),
  expiresAt: z.iso.datetime(),
});
export const acceptInvitationSchema = z.object({
  token,
  name: line(200).describe('Ignored where the address has an account already'),
  password: newPassword.describe('A new one, or that of the account which the address has'),
  email: email.optional().describe('Only for an invitation that names no address'),
});
export const acceptedInvitationSchema = z.object({
  organisation: organisationSchema, email: z.string(), role: z.enum(roles),
});

export const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(keyScopes)),
  madeBy: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable().describe('To the minute'),
  revokedAt: z.iso.datetime().nullable(),
});
export const newKeySchema = z.object({
  name: line(80),
  scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length),
});
export const madeKeySchema = keySchema.extend({ key: z.string().describe('Shown once') });
export const keyParams = z.object({ id: z.string().max(30) });

export const demoSchema = z.object({
  doors: z.array(z.object({
    door: z.enum(doors),
    organisation: organisationSchema,
    name: z.string().describe('Who one is behind this door; invented'),
    sentence: z.string(),
  })),
});
export const demoSignInSchema = z.object({ door: z.enum(doors) });

export const signInSchema = z.object({
  email, password: givenPassword, rememberMe: z.boolean().default(true),
});
export const signedInSchema = z.object({
  twoFactorRedirect: z.boolean().describe('True: a code is wanted before one is signed in'),
});
export const codeSchema = z.object({
  code: z.string().transform((text) => text.replaceAll(' ', ''))
    .pipe(z.string().regex(/^\d{6}$/, 'has six digits')),
});
export const backupCodeSchema = z.object({ code: z.string().trim().min(1).max(40) });
export const passwordSchema = z.object({ password: givenPassword });
export const changePasswordSchema = z.object({ currentPassword: givenPassword, newPassword });
export const twoFactorSetupSchema = z.object({
  totpURI: z.string().describe('For the authenticator app; shown once'),
  backupCodes: z.array(z.string()).describe('Shown once; each opens once'),
});
export const backupCodesSchema = z.object({ backupCodes: z.array(z.string()) });
export const doneSchema = z.object({ done: z.literal(true) });
