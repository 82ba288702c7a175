import type { Check } from '../check.ts';
import { boundValues } from './bound-values.ts';
import { columns } from './columns.ts';
import { contents } from './contents.ts';
import { customers } from './customers.ts';
import { documents } from './documents.ts';
import { emails } from './emails.ts';
import { ledger } from './ledger.ts';
import { pictures } from './pictures.ts';
import { profiles } from './profiles.ts';
import { revisions } from './revisions.ts';
import { signIns } from './sign-ins.ts';
import { subscriptions } from './subscriptions.ts';
import { tokens } from './tokens.ts';
import { uniqueValues } from './unique-values.ts';
import { updateTimes } from './update-times.ts';
import { uploads } from './uploads.ts';
import { values } from './values.ts';

/** Every check, in the order in which findings are told. */
export const checks: readonly Check[] = [
  customers,
  documents,
  contents,
  revisions,
  profiles,
  emails,
  columns,
  updateTimes,
  values,
  uniqueValues,
  boundValues,
  subscriptions,
  pictures,
  uploads,
  tokens,
  signIns,
  ledger,
];
