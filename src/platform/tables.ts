// Generated from the schema by `npm run tables`; do not edit.
import type { Generated } from 'kysely';

/** Whatever jsonb holds: checked by zod where it is read. */
export type Json = unknown;

export interface AccountsVersionTable {
  only_row: Generated<boolean>;
  version: Generated<bigint>;
}

export interface AddressTable {
  address_id: bigint;
  key: string;
  number: string;
  street: string;
  unit: string;
  city: string;
  zip: string;
  state: string;
}

export interface AgreementTable {
  agreement_id: Generated<number>;
  kind: string;
  title: string;
  text: string;
  side: string | null;
  state: string;
  created_at: Date;
}

export interface AgreementPartyTable {
  agreement_id: number;
  organisation_id: number;
  signed_by: string;
  signed_at: Date;
  from_version: number;
  until_version: number | null;
}

export interface AgreementVersionTable {
  version: Generated<number>;
  at: Date;
  reason: string;
}

export interface AnswerTable {
  person_id: bigint;
  contact_id: bigint;
  question_id: number;
  option: number;
  source_id: number;
  occurred_at: Date;
  received_at: Date;
  division_id: number;
}

export interface ApiKeyTable {
  key_id: string;
  organisation_id: number;
  name: string;
  scopes: string[];
  secret_hash: Buffer;
  made_by: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
  revoked_by: string | null;
}

export interface AuthAccountTable {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Date | null;
  refresh_token_expires_at: Date | null;
  scope: string | null;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface AuthSessionTable {
  id: string;
  user_id: string;
  token: string;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface AuthTwoFactorTable {
  id: string;
  user_id: string;
  secret: string;
  backup_codes: string;
  verified: Generated<boolean>;
  failed_verification_count: Generated<number>;
  locked_until: Date | null;
  last_step: Generated<bigint>;
}

export interface AuthUserTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  two_factor_enabled: Generated<boolean>;
  created_at: Date;
  updated_at: Date;
}

export interface AuthVerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: Date;
  updated_at: Date;
}

export interface CandidateTable {
  candidate_id: Generated<number>;
  contest_id: number;
  slug: string;
  name: string;
  party: string;
  ballot_order: number;
}

export interface ChangeTable {
  change_id: Generated<bigint>;
  xid: Generated<string>;
  at: Date;
  kind: string;
  source_id: number;
  person_id: bigint | null;
  object_id: bigint | null;
}

export interface ChangePlaceTable {
  place: bigint;
  change_id: bigint;
}

export interface CivicsVersionTable {
  only_row: Generated<boolean>;
  version: Generated<bigint>;
}

export interface ClauseTable {
  clause_id: Generated<number>;
  agreement_id: number;
  effect: string;
  grantor_id: number | null;
  grantee_kind: string;
  grantee_id: number | null;
  grantee_side: string | null;
  categories: number;
  divisions: Generated<number[]>;
  contests: Generated<number[]>;
  purposes: number;
  actions: number;
  may_sublicense: Generated<boolean>;
  blind: Generated<boolean>;
  min_age_days: Generated<number>;
  valid_from: Date | null;
  valid_until: Date | null;
  from_version: number;
  until_version: number | null;
}

export interface ContactTable {
  person_id: bigint;
  contact_id: bigint;
  source_id: number;
  channel: number;
  result: number;
  occurred_at: Date;
  received_at: Date;
  local_day: string;
  division_id: number;
  by_whom: string;
  phone: string | null;
  dated_to_receipt: Generated<boolean>;
}

export interface ContactKeyTable {
  organisation_id: number;
  key: string;
  contact_id: bigint;
  person_id: bigint | null;
  outcome: number;
  body_hash: Buffer;
  received_at: Date;
}

export interface ContestTable {
  contest_id: Generated<number>;
  slug: string;
  election_id: number;
  division_id: number;
  office: string;
  name: string;
}

export interface DistrictSetTable {
  district_set_id: Generated<number>;
  state: string;
  key: string;
  divisions: number[];
}

export interface DivisionTable {
  division_id: Generated<number>;
  ocd_id: string;
  kind: string;
  state: string;
  code: string;
  name: string;
  county_id: number | null;
  fips: string | null;
}

export interface DivisionWithinTable {
  division_id: number;
  within_id: number;
}

export interface ElectionTable {
  election_id: Generated<number>;
  slug: string;
  state: string;
  day: string;
  kind: string;
  name: string;
}

export interface ExternalIdTable {
  organisation_id: number;
  external_id: string;
  person_id: bigint;
  user_id: string;
  at: Date;
}

export interface IdempotentReplyTable {
  scope: string;
  key: string;
  body_hash: string;
  status: number | null;
  reply: Json | null;
  at: Date;
}

export interface InstanceTable {
  name: string;
  value: string;
}

export interface InvitationTable {
  invitation_id: Generated<bigint>;
  organisation_id: number;
  email: string | null;
  role: string;
  token_hash: Buffer;
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  used_by: string | null;
  withdrawn_at: Date | null;
}

export interface JournalEntryTable {
  entry_id: Generated<bigint>;
  at: Date;
  organisation_id: number | null;
  user_id: string | null;
  request_id: string | null;
  kind: string;
  purpose: string | null;
  agreement_version: number | null;
  detail: Generated<Json>;
}

export interface JudgementTable {
  judgement_id: Generated<bigint>;
  act_id: bigint;
  one_person: bigint;
  one_kind: string | null;
  one_record: bigint | null;
  one_source: number;
  other_person: bigint;
  other_kind: string | null;
  other_record: bigint | null;
  other_source: number;
  verdict: string;
  judge: string;
  undoes: bigint | null;
  organisation_id: number;
  user_id: string | null;
  at: Date;
  probability: number | null;
  weights_version: string | null;
  waterfall: Generated<Json>;
  reason: string;
}

export interface MatchListTable {
  match_list_id: Generated<bigint>;
  organisation_id: number;
  user_id: string;
  purpose: string;
  file_name: string;
  file_path: string;
  format: Json;
  mapping: Json;
  status: string;
  rows_total: bigint;
  rows_done: Generated<bigint>;
  result_bytes: Generated<bigint>;
  counts: Generated<Json>;
  created_at: Date;
  finished_at: Date | null;
  keep_ids: Generated<boolean>;
}

export interface MembershipTable {
  user_id: string;
  organisation_id: number;
  role: string;
  joined_at: Date;
}

export interface MovedContactTable {
  person_id: bigint;
  contact_id: bigint;
  source_id: number;
  to_person_id: bigint;
  act_id: bigint;
  at: Date;
}

export interface MovedStatementTable {
  person_id: bigint;
  statement_id: bigint;
  source_id: number;
  to_person_id: bigint;
  act_id: bigint;
  at: Date;
}

export interface OrganisationTable {
  organisation_id: Generated<number>;
  slug: string;
  name: string;
  kind: string;
  side: string | null;
  state: string;
  created_at: Date;
}

export interface PendingContactTable {
  contact_id: bigint;
  organisation_id: number;
  user_id: string;
  key: string;
  body: Json;
  code: string;
  reason: string;
  candidates: Generated<bigint[]>;
  received_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  decision: string | null;
  person_id: bigint | null;
}

export interface PersonTable {
  person_id: bigint;
  origin: string;
  created_at: Date;
}

export interface PersonAliasTable {
  person_id: bigint;
  canonical_id: bigint;
}

export interface PrivateAnswerTable {
  person_id: bigint;
  contact_id: bigint;
  organisation_id: number;
  question: string;
  answer: string;
}

export interface QuestionTable {
  question_id: Generated<number>;
  slug: string;
  kind: string;
  category: string;
  contest_id: number | null;
  candidate_id: number | null;
  wording: string;
}

export interface QuestionMappingTable {
  organisation_id: number;
  their_question: string;
  their_answer: string;
  question_id: number;
  option: number;
  user_id: string;
  at: Date;
}

export interface QuestionOptionTable {
  question_id: number;
  option: number;
  slug: string;
  wording: string;
}

export interface RegistrationTable {
  person_id: bigint;
  registration_id: bigint;
  from_version: number;
  until_version: number | null;
  roll_id: number;
  source_id: number;
  voter_id: string;
  county_id: number;
  voter_number: string;
  precinct_id: number | null;
  district_set_id: number | null;
  last_name: string;
  first_name: string;
  middle_name: string;
  suffix: string;
  last_key: string;
  first_key: string;
  status: string;
  reason: string;
  party: string;
  sex: string;
  race: string;
  ethnicity: string;
  birth_year: number | null;
  birth_state: string;
  registered_on: string | null;
  address_id: bigint | null;
  street_address: string;
  city: string;
  zip: string;
  mail_address: string;
  phone: string | null;
  confidential: boolean;
  content_hash: bigint;
  absent_since: number | null;
}

export interface RetractionTable {
  person_id: bigint;
  contact_id: bigint;
  source_id: number;
  user_id: string;
  reason: string;
  at: Date;
}

export interface ReviewPairTable {
  pair_id: Generated<bigint>;
  origin: string;
  reference: string | null;
  organisation_id: number;
  one_kind: string;
  one_person: bigint | null;
  one_record: bigint | null;
  one_source: number;
  one_claim: Json | null;
  other_kind: string;
  other_person: bigint;
  other_record: bigint;
  other_source: number;
  probability: number;
  weights_version: string | null;
  waterfall: Generated<Json>;
  reason: string;
  at: Date;
  state: Generated<string>;
  claimed_by: string | null;
  claimed_until: Date | null;
  decision: string | null;
  decided_by: string | null;
  decided_for: number | null;
  decided_at: Date | null;
  act_id: bigint | null;
  contact_id: bigint | null;
  carried_out_at: Date | null;
}

export interface RollTable {
  roll_id: Generated<number>;
  state: string;
  source_id: number;
  version: Generated<number>;
  switched_at: Date | null;
  writing_version: number | null;
}

export interface RollImportTable {
  import_id: Generated<bigint>;
  organisation_id: number;
  user_id: string;
  roll_id: number | null;
  layout: string;
  file_name: string;
  file_kind: string;
  file_sha256: string | null;
  encoding: string | null;
  version: number | null;
  status: string;
  step: Generated<string>;
  rows_done: Generated<bigint>;
  rows_total: bigint | null;
  summary: Generated<Json>;
  refusal: Json | null;
  started_at: Date;
  finished_at: Date | null;
  force: Generated<boolean>;
  file_path: string | null;
  bytes_total: bigint | null;
}

export interface RollImportProblemTable {
  import_id: bigint;
  line: bigint;
  column_name: string;
  reason: string;
  sample: string | null;
}

export interface RollJoinTable {
  roll_id: number;
  version: number;
  after_person_id: Generated<bigint>;
  done: Generated<boolean>;
}

export interface SchemaMigrationTable {
  number: number;
  name: string;
  sha256: string;
  applied_at: Generated<Date>;
}

export interface ScorerWeightsTable {
  weights_id: Generated<number>;
  version: string;
  made_at: Date;
  body: Json;
}

export interface SequencerTable {
  only_row: Generated<boolean>;
  place: Generated<bigint>;
  xid: Generated<string>;
  change_id: Generated<bigint>;
  cluster: Generated<string>;
}

export interface ShapeTable {
  state: string;
  kind: string;
  body: string;
  at: Date;
}

export interface StateSettingTable {
  state: string;
  name: string;
  time_zone: string;
}

export interface StatementTable {
  person_id: bigint;
  statement_id: bigint;
  source_id: number;
  contact_id: bigint | null;
  division_id: number;
  given_at: Date;
  last_name: string | null;
  first_name: string | null;
  middle_name: string | null;
  suffix: string | null;
  last_key: string | null;
  first_key: string | null;
  birth_date: string | null;
  birth_year: number | null;
  age: number | null;
  address: string | null;
  city: string | null;
  zip: string | null;
  address_id: bigint | null;
  phone: string | null;
  email: string | null;
}

export interface SubscriptionTable {
  subscription_id: Generated<bigint>;
  organisation_id: number;
  user_id: string;
  name: string;
  purpose: string;
  kinds: Generated<string[]>;
  created_at: Date;
  ended_at: Date | null;
  last_number: Generated<bigint>;
  place: bigint;
}

export interface SubscriptionRangeTable {
  subscription_id: bigint;
  first_number: bigint;
  last_number: bigint;
  from_place: bigint;
  to_place: bigint;
  agreement_version: number;
  at: Date;
  marks: Buffer;
}

export interface UploadTable {
  upload_id: Generated<bigint>;
  organisation_id: number;
  user_id: string;
  file_name: string;
  file_path: string;
  format: Json;
  mapping: Json | null;
  status: string;
  rows_total: Generated<bigint>;
  rows_done: Generated<bigint>;
  counts: Generated<Json>;
  created_at: Date;
  finished_at: Date | null;
  purpose: string;
}

export interface UploadRefusalTable {
  upload_id: bigint;
  line: bigint;
  reason: string;
  row: Json;
  organisation_id: number;
}

export interface VoteTable {
  person_id: bigint;
  election_id: number;
  source_id: number;
  method: number;
  party: string;
  county_id: number | null;
  from_version: number;
}

export interface VoterKeyTable {
  state: string;
  voter_id: string;
  person_id: bigint;
}

export interface Tables {
  accounts_version: AccountsVersionTable;
  address: AddressTable;
  agreement: AgreementTable;
  agreement_party: AgreementPartyTable;
  agreement_version: AgreementVersionTable;
  answer: AnswerTable;
  api_key: ApiKeyTable;
  auth_account: AuthAccountTable;
  auth_session: AuthSessionTable;
  auth_two_factor: AuthTwoFactorTable;
  auth_user: AuthUserTable;
  auth_verification: AuthVerificationTable;
  candidate: CandidateTable;
  change: ChangeTable;
  change_place: ChangePlaceTable;
  civics_version: CivicsVersionTable;
  clause: ClauseTable;
  contact: ContactTable;
  contact_key: ContactKeyTable;
  contest: ContestTable;
  district_set: DistrictSetTable;
  division: DivisionTable;
  division_within: DivisionWithinTable;
  election: ElectionTable;
  external_id: ExternalIdTable;
  idempotent_reply: IdempotentReplyTable;
  instance: InstanceTable;
  invitation: InvitationTable;
  journal_entry: JournalEntryTable;
  judgement: JudgementTable;
  match_list: MatchListTable;
  membership: MembershipTable;
  moved_contact: MovedContactTable;
  moved_statement: MovedStatementTable;
  organisation: OrganisationTable;
  pending_contact: PendingContactTable;
  person: PersonTable;
  person_alias: PersonAliasTable;
  private_answer: PrivateAnswerTable;
  question: QuestionTable;
  question_mapping: QuestionMappingTable;
  question_option: QuestionOptionTable;
  registration: RegistrationTable;
  retraction: RetractionTable;
  review_pair: ReviewPairTable;
  roll: RollTable;
  roll_import: RollImportTable;
  roll_import_problem: RollImportProblemTable;
  roll_join: RollJoinTable;
  schema_migration: SchemaMigrationTable;
  scorer_weights: ScorerWeightsTable;
  sequencer: SequencerTable;
  shape: ShapeTable;
  state_setting: StateSettingTable;
  statement: StatementTable;
  subscription: SubscriptionTable;
  subscription_range: SubscriptionRangeTable;
  upload: UploadTable;
  upload_refusal: UploadRefusalTable;
  vote: VoteTable;
  voter_key: VoterKeyTable;
}
