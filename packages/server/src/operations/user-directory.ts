import { DirectoryError, isEmpty, isObject, titleOf, visibleFields } from '@whoswho/core';
import type { Field, JsonObject } from '@whoswho/core';
import type { EndpointNamed, InputOf } from '@whoswho/core/contract';
import type { UserRecord } from '../storage/store.ts';
import { parseTime } from '../time.ts';
import { directoryOf } from './definitions.ts';
import { directoryUser } from './directory-user.ts';
import type { Context, Operations, WriteContext } from './operation.ts';
import { chartOf, pastChart } from './organization-chart.ts';
import { hashGivenPassword, setGivenPassword } from './password-given.ts';
import { findPerson, parseUser, readyUser } from './person.ts';
import { personPage } from './person-page.ts';
import type { PersonQuestion } from './person-page.ts';
import { savePerson } from './user.ts';

/** People through a user directory module: `user/directory/*`, the chart, the main fields. */
export const userDirectory = {
  async 'user/directory/get'(context, input) {
    const directory = checkDirectory(context, input.contentId);
    const person = await findPerson(context, input);
    return input.with === undefined
      ? readyUser(context, person)
      : directoryUser(context, person, directory, input.with);
  },

  'user/directory/save': {
    async prepare(context, input) {
      const hash = await hashGivenPassword(context, input.password, async () =>
        parseUser(await findPerson(context, input)),
      );
      return async (writing) => {
        const saved = await saveThrough(writing, structuredClone(input));
        await setGivenPassword(writing, saved, hash);
        return readyUser(writing, saved);
      };
    },
  },

  async 'user/directory/list'(context, input) {
    checkDirectory(context, input.contentId);
    return personPage(context, input, directoryQuestion(input));
  },

  async 'user/organizationchart/get'(context, input) {
    checkDirectory(context, input.content);
    if (input.at !== undefined) {
      return pastChart(context, input.email, parseTime('at', input.at), input.callId);
    }
    const person = await findPerson(
      context,
      input.email === undefined ? {} : { email: input.email },
    );
    return chartOf(context, person, input.callId);
  },

  async 'user/main-directory/fields'(context) {
    const { fields } = directoryOf(context.definitions, undefined);
    const items = visibleFields(context.viewer, fields).map((field) => ({
      fieldName: titleOf(field.title, context.viewer.language),
      fieldUuid: field.uuid,
      isMetadata: Array.isArray(field.settings['options']),
      ...choicesOf(field),
    }));
    return { ...(items.length === 0 ? {} : { items }), more: false };
  },
} satisfies Partial<Operations>;

/** Changes whom the input names, through the directory that it names. */
async function saveThrough(
  context: WriteContext,
  input: InputOf<EndpointNamed<'user/directory/save'>>,
): Promise<UserRecord> {
  const directory = checkDirectory(context, input.contentId);
  if ((input.uid ?? input.id) === undefined && input.email !== undefined && isEmpty(input.email)) {
    // A script with an empty variable must not change whoever runs it.
    throw new DirectoryError('badRequest', 'email: is empty, so it names nobody');
  }
  const stored = await findPerson(context, input);
  return savePerson(context, stored, input, directory);
}

/** The directory that a request names; absent ones mean the default, other contents are 400. */
export function checkDirectory(context: Context, id: string | undefined) {
  const other = context.definitions.contents.find((content) => content.id === id);
  if (other !== undefined && other.type !== 'user_directory') {
    throw new DirectoryError('badRequest', `contentId: ${id} is no user directory`);
  }
  return directoryOf(context.definitions, id);
}

/** What `user/directory/list` asks for. */
export function directoryQuestion(
  input: Omit<PersonQuestion, 'accountTypes' | 'email'> & {
    readonly types?: readonly string[];
    readonly primaryEmail?: string;
  },
): PersonQuestion {
  return {
    ...input,
    accountTypes: input.types,
    email: input.primaryEmail,
    status: input.status ?? 'enabled',
  };
}

function choicesOf(field: Field): { metadata?: JsonObject[] } {
  const { options } = field.settings;
  const choices = (Array.isArray(options) ? options : []).filter(isObject);
  return choices.length === 0 ? {} : { metadata: choices };
}
