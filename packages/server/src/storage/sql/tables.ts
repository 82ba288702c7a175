import type { Generated } from 'kysely';
import type { LinkPurpose } from '../sign-in-store.ts';

/** The tables, as the queries see them. The customer comes first, so that tables can be sharded. */
export interface Tables {
  user: UserTable;
  user_update: UserUpdateTable;
  user_value: UserValueTable;
  subscription: SubscriptionTable;
  content: ContentTable;
  revision: RevisionTable;
  customer: DocumentTable;
  instance: DocumentTable;
  feed: DocumentTable;
  feed_type: DocumentTable;
  role: DocumentTable;
  nickname: DocumentTable;
  search: DocumentTable;
  token: TokenTable;
  token_use: TokenUseTable;
  application: ApplicationTable;
  setting: SettingTable;
  ledger: LedgerTable;
  user_source: UserSourceTable;
  credential: CredentialTable;
  session: SessionTable;
  password_link: PasswordLinkTable;
  sign_in_try: SignInTryTable;
  media: MediaTable;
  picture: PictureTable;
}

interface UserTable {
  customer: string;
  id: string;
  version: number;
  email: string;
  employee_id: string | null;
  status: string;
  is_hidden: number;
  account_type: string;
  sort_name: string;
  sort_first_name: string;
  created_at: string;
  /** The whole user as JSON text, ready to send. */
  profile: string;
}

/** When users were last saved; apart from `user`, whose indexes a save leaves alone. */
interface UserUpdateTable {
  customer: string;
  updated_at: string;
  user: string;
}

interface UserValueTable {
  customer: string;
  field: string;
  folded: string;
  user: string;
}

interface SubscriptionTable {
  customer: string;
  feed: string;
  user: string;
}

interface ContentTable {
  customer: string;
  id: string;
  version: number;
  document: string;
}

interface RevisionTable extends ContentTable {
  created_at: string;
  created_by: string;
}

interface DocumentTable {
  customer: string;
  id: string;
  document: string;
}

interface TokenTable {
  id: string;
  customer: string;
  user: string;
  hash: string;
  name: string;
  application: string | null;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
}

interface TokenUseTable {
  customer: string;
  token: string;
  used_at: string;
}

interface ApplicationTable {
  id: string;
  customer: string;
  name: string;
  hash: string;
  created_at: string;
  revoked_at: string | null;
  /** A JSON list of names; null for none. */
  sources: string | null;
}

interface LedgerTable {
  seq: Generated<number>;
  customer: string;
  user: string;
  version: number;
  at: string;
  place: string;
  state: string;
  actor: string;
  actor_email: string;
  source: string;
  application: string | null;
  batch: string | null;
  reason: string | null;
  before: string | null;
  after: string | null;
}

/** Which source owns a value, and what others would put in its place. */
interface UserSourceTable {
  customer: string;
  user: string;
  field: string;
  document: string;
  /** When the owner's claim ends. */
  until: string | null;
}

interface CredentialTable {
  customer: string;
  user: string;
  hash: string;
  changed_at: string;
}

interface SessionTable {
  id: string;
  customer: string;
  user: string;
  hash: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  ends_at: string;
  user_agent: string;
  address: string;
}

interface PasswordLinkTable {
  id: string;
  customer: string;
  user: string;
  hash: string;
  purpose: LinkPurpose;
  created_at: string;
  expires_at: string;
}

interface SignInTryTable {
  subject: string;
  failures: number;
  last_at: string;
  blocked_until: string;
}

/** An upload; `content` is its bytes in base64. */
interface MediaTable {
  customer: string;
  id: string;
  owner: string;
  expires_at: string;
  document: string;
  content: string;
}

/** A picture of a user in one size; `content` is its bytes in base64. */
interface PictureTable {
  customer: string;
  user: string;
  size: number;
  version: string;
  content: string;
}

interface SettingTable {
  name: string;
  value: string;
}
