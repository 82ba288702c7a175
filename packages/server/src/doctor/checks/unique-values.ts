import type { Definitions } from '../../operations/definitions.ts';
import { uniqueValueOf } from '../../operations/unique-value.ts';
import { textOf } from '../../operations/person-text.ts';
import type { Reader, Row } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import { quoted } from '../finding.ts';
import { readProfile } from '../person.ts';

/** Fields whose values no two people may share. */
export const uniqueValues: Check = {
  name: 'unique-values',
  meaning: 'No two people have the same value in a field that is unique.',
  watch({ reader, customer }) {
    // Rows come by field and value, so those who share a value follow each other.
    let first: Candidate | undefined;
    let holder: Promise<string | undefined> | undefined;
    return {
      rows: {
        async *user_value(rows) {
          for (const row of rows) {
            const candidate = candidateOf(row);
            if (first === undefined || !isSameValue(first, candidate)) {
              first = candidate;
              holder = undefined;
              continue;
            }
            const { definitions } = await customer(candidate.customer);
            if (definitions === undefined || !definitions.uniqueFields.has(candidate.field)) {
              continue;
            }
            // The table of values may be wrong: what counts is what profiles say.
            holder ??= emailOf(reader, definitions, first);
            const email = await emailOf(reader, definitions, candidate);
            const other = await holder;
            if (email !== undefined && other !== undefined) {
              const message = `has ${quoted(candidate.folded)} in ${candidate.field}, as ${other} has, but the field is unique`;
              yield { customer: candidate.customer, what: email, message };
            }
            holder = Promise.resolve(other ?? email);
          }
        },
      },
    };
  },
};

/** A value that a row says a person has. */
interface Candidate {
  readonly customer: string;
  readonly field: string;
  readonly folded: string;
  readonly user: string;
}

function candidateOf(row: Row): Candidate {
  const text = (column: string) => String(row[column]);
  return {
    customer: text('customer'),
    field: text('field'),
    folded: text('folded'),
    user: text('user'),
  };
}

function isSameValue(left: Candidate, right: Candidate): boolean {
  return (
    left.folded === right.folded && left.field === right.field && left.customer === right.customer
  );
}

/** The e-mail address of the person, if the value is what saves compare: the first of the field. */
async function emailOf(
  reader: Reader,
  definitions: Definitions,
  { customer, field, folded, user: id }: Candidate,
): Promise<string | undefined> {
  const stored = await reader.users.byId(customer, id);
  const profile = stored && readProfile(stored.profile, { customer, id });
  if (profile === undefined || 'fault' in profile) {
    return undefined;
  }
  const value = uniqueValueOf(profile.user, definitions, field);
  return value?.folded.toWellFormed() === folded ? textOf(profile.user['email']) : undefined;
}
