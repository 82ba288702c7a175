import {
  bindingOf,
  DirectoryError,
  fold,
  isEmpty,
  isObject,
  titleOf,
  visibleFields,
} from '@whoswho/core';
import type { Field, JsonObject } from '@whoswho/core';
import type { UserQuery, UserRecord } from '../storage/store.ts';
import { directoryOf } from './definitions.ts';
import type { Context, Operations } from './operation.ts';
import { ReadyJson } from './operation.ts';
import { findPerson, maySee, openingOf, parseUser, readyUser, userText } from './person.ts';
import { textOf } from './person-text.ts';
import { personPage } from './person-page.ts';
import { savePerson } from './user.ts';

const managerPath = 'relations/manager';
const mostPeers = 1000;

/** People through a user directory module: `user/directory/*`, the chart, the main fields. */
export const userDirectory = {
  async 'user/directory/get'(context, input) {
    checkDirectory(context, input.contentId);
    return readyUser(context, await findPerson(context, input));
  },

  async 'user/directory/save'(context, input) {
    const directory = checkDirectory(context, input.contentId);
    if (
      (input.uid ?? input.id) === undefined &&
      input.email !== undefined &&
      isEmpty(input.email)
    ) {
      // A script with an empty variable must not change whoever runs it.
      throw new DirectoryError('badRequest', 'email: is empty, so it names nobody');
    }
    const stored = await findPerson(context, input);
    const saved = await savePerson(context, stored, input, directory);
    return readyUser(context, saved);
  },

  async 'user/directory/list'(context, input) {
    checkDirectory(context, input.contentId);
    return personPage(context, input, {
      ...input,
      accountTypes: input.types,
      email: input.primaryEmail,
      status: input.status ?? 'enabled',
    });
  },

  async 'user/organizationchart/get'(context, input) {
    checkDirectory(context, input.content);
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

/** The directory that a request names; absent ones mean the default, other contents are 400. */
function checkDirectory(context: Context, id: string | undefined) {
  const other = context.definitions.contents.find((content) => content.id === id);
  if (other !== undefined && other.type !== 'user_directory') {
    throw new DirectoryError('badRequest', `contentId: ${id} is no user directory`);
  }
  return directoryOf(context.definitions, id);
}

function choicesOf(field: Field): { metadata?: JsonObject[] } {
  const { options } = field.settings;
  const choices = (Array.isArray(options) ? options : []).filter(isObject);
  return choices.length === 0 ? {} : { metadata: choices };
}

/** The line of wire 3.10: manager, who has the same one, and who reports to the person. */
async function chartOf(
  context: Context,
  person: UserRecord,
  callId: string | undefined,
): Promise<ReadyJson> {
  const user = parseUser(person);
  const manager = await managerOf(context, user);
  const parts: string[] = callId === undefined ? [] : [`"callId":${JSON.stringify(callId)}`];
  if (manager !== undefined) {
    parts.push(`"manager":${userText(context, manager)}`);
    const peers = await reportsTo(context, textOf(parseUser(manager)['email']), person.id);
    parts.push(...(peers === '' ? [] : [`"sameLevel":[${peers}]`]));
  }
  const reports = await reportsTo(context, textOf(user['email']), person.id);
  parts.push(...(reports === '' ? [] : [`"subLevel":[${reports}]`]));
  return new ReadyJson(`{${parts.join(',')}}`);
}

async function managerOf(context: Context, user: JsonObject): Promise<UserRecord | undefined> {
  const { apiProfile } = user;
  const email = isObject(apiProfile) ? bindingOf(managerPath)?.read(apiProfile) : undefined;
  if (typeof email !== 'string') {
    return undefined;
  }
  const manager = await context.data.users.byEmail(context.viewer.customer, email.toLowerCase());
  return manager !== undefined && maySee(context.viewer, manager) ? manager : undefined;
}

/** The people whose manager has an e-mail address, as JSON texts joined by commas. */
async function reportsTo(context: Context, email: string, exceptId: string): Promise<string> {
  const query: UserQuery = {
    customer: context.viewer.customer,
    opening: openingOf(context),
    sort: 'sortName',
    descending: false,
    limit: mostPeers,
    status: 'enabled',
    showHidden: false,
    exceptId,
    values: [{ fields: [managerPath], match: 'in', folded: [fold(email)] }],
  };
  const page = await context.data.users.page(query);
  return Buffer.from(page.items).toString();
}
