import { setImmediate as nextTurn } from 'node:timers/promises';
import { fieldsOf, visibleFields } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { prepareComponents, requireOwnUuids } from './component.ts';
import { findToEdit, requireEdit } from './content-record.ts';
import { inLanguage, languageOf } from './content.ts';
import { fieldChanges } from './field-change.ts';
import { fieldTally } from './field-tally.ts';
import type { FieldTally } from './field-tally.ts';
import type { Operations, ReadContext } from './operation.ts';
import { maySee, parseUser } from './person.ts';
import { textOf } from './person-text.ts';

/** What a change of a directory would mean for people: `content/check`. */
export const contentCheck = {
  async 'content/check'(context, input) {
    const { before, after } = await versionsOf(context, input.content);
    const isAsked = ({ uuid = '' }: Partial<Field>) => input.fields?.includes(uuid) ?? true;
    const tallies = fieldChanges(
      visibleFields(context.viewer, before),
      visibleFields(context.viewer, after),
    )
      .filter((change) => isAsked(change.after ?? change.before ?? {}))
      .map(fieldTally);
    const emails = tallies.length === 0 ? new Set<string>() : await lookAtAll(context, tallies);
    return {
      items: tallies.map((tally) => tally.result((email) => emails.has(email))),
      ...(input.callId === undefined ? {} : { callId: input.callId }),
    };
  },
} satisfies Partial<Operations>;

/** The fields as they are stored, and as the draft would have them. */
async function versionsOf(
  context: ReadContext,
  sent: Content,
): Promise<{ before: readonly Field[]; after: readonly Field[] }> {
  const id = sent.uid ?? sent.id;
  const stored = id === undefined ? undefined : await findToEdit(context, id);
  const instance = sent.instance ?? context.definitions.customer.defaultInstance;
  const base: Content = stored ?? (instance === undefined ? {} : { instance });
  requireEdit(context, base);
  const draft = inLanguage(sent, languageOf(context, base));
  const components = prepareComponents(draft.template?.components, base);
  const next = components === undefined ? base : { ...base, template: { components } };
  requireOwnUuids(
    next,
    context.definitions.contents.filter((other) => other.id !== base.id),
  );
  return { before: fieldsOf(base), after: fieldsOf(next) };
}

/** People read together. */
const peopleTogether = 200;
/** Whoever else asks has their turn after so long. */
const turnMs = 8;

/** Shows everybody to the tallies; answers the e-mail addresses that there are. */
async function lookAtAll(
  { data, viewer, call }: ReadContext,
  tallies: readonly FieldTally[],
): Promise<ReadonlySet<string>> {
  const emails = new Set<string>();
  const gone = call.gone?.();
  for (let last = ''; ;) {
    const some = await data.users.after(viewer.customer, last, peopleTogether);
    let begunAtMs = performance.now();
    for (const record of some) {
      const user = parseUser(record);
      const person = { uid: record.id, user, isSeen: maySee(viewer, record) };
      emails.add(textOf(user['email']));
      tallies.forEach((tally) => tally.look(person));
      if (performance.now() - begunAtMs > turnMs) {
        await nextTurn();
        begunAtMs = performance.now();
      }
    }
    last = some.at(-1)?.id ?? '';
    // Who is gone needs no answer.
    if (some.length < peopleTogether || gone?.aborted === true) {
      return emails;
    }
    await nextTurn();
  }
}
