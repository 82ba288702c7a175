import { bindingOf, isObject } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import { managerPath } from '../finding/person-entries.ts';
import { enabled, notHidden } from '../finding/question.ts';
import type { FindQuestion } from '../finding/question.ts';
import type { UserRecord } from '../storage/store.ts';
import { requireWholeLedger } from './ledger-access.ts';
import type { Context, ReadContext } from './operation.ts';
import { ReadyJson } from './operation.ts';
import { pastPage, pastPeople } from './past-people.ts';
import { findPast, maySeePast, pastText } from './past-person.ts';
import { maySee, openingOf, parseUser, userText } from './person.ts';
import { textOf } from './person-text.ts';

const mostPeers = 1000;

/** The line of wire 3.10: manager, who has the same one, and who reports to the person. */
export async function chartOf(
  context: ReadContext,
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

/** The same as it was at a time: one walk over everybody. */
export async function pastChart(
  context: Context,
  email: string | undefined,
  at: string,
  callId: string | undefined,
): Promise<ReadyJson> {
  requireWholeLedger(context.viewer);
  const user = await findPast(context, email === undefined ? {} : { email }, at);
  const id = textOf(user['id']);
  const address = managerEmail(user);
  const peers = pastPage(context, reportsQuestion(context, address ?? '', id));
  const reports = pastPage(context, reportsQuestion(context, textOf(user['email']), id));
  let manager: JsonObject | undefined;
  for await (const people of pastPeople(context, at)) {
    manager ??= people.find((other) => textOf(other['email']) === address);
    peers.show(people);
    reports.show(people);
  }
  const parts = callId === undefined ? [] : [`"callId":${JSON.stringify(callId)}`];
  const add = (key: string, people: readonly JsonObject[]) => {
    const texts = people.map((other) => pastText(context, other)).join();
    parts.push(...(texts === '' ? [] : [`"${key}":[${texts}]`]));
  };
  if (manager !== undefined && maySeePast(context.viewer, manager)) {
    parts.push(`"manager":${pastText(context, manager)}`);
    add('sameLevel', peers.page().people);
  }
  add('subLevel', reports.page().people);
  return new ReadyJson(`{${parts.join(',')}}`);
}

async function managerOf(context: Context, user: JsonObject): Promise<UserRecord | undefined> {
  const email = managerEmail(user);
  if (email === undefined) {
    return undefined;
  }
  const manager = await context.data.users.byEmail(context.viewer.customer, email);
  return manager !== undefined && maySee(context.viewer, manager) ? manager : undefined;
}

/** Whom a user's profile names as their manager. */
export function managerEmail({ apiProfile }: JsonObject): string | undefined {
  const email = isObject(apiProfile) ? bindingOf(managerPath)?.read(apiProfile) : undefined;
  return typeof email === 'string' ? email.toLowerCase() : undefined;
}

/** The people whose manager has an e-mail address, as JSON texts joined by commas. */
async function reportsTo(context: ReadContext, email: string, exceptId: string): Promise<string> {
  const { ids } = await context.finder.find(reportsQuestion(context, email, exceptId));
  const { customer } = context.viewer;
  return Buffer.from(await context.data.users.texts(customer, ids, openingOf(context))).toString();
}

/** Asks for the people whose manager has an e-mail address. */
function reportsQuestion(context: Context, email: string, exceptId: string): FindQuestion {
  return {
    customer: context.viewer.customer,
    definitionsVersion: context.definitions.version,
    searchable: [],
    filter: {
      and: [
        { field: managerPath, op: 'equals', value: email },
        { not: { field: 'id', op: 'equals', value: exceptId } },
        enabled,
        notHidden,
      ],
    },
    facets: [],
    sort: [{ column: 'name', isDescending: false }],
    limit: mostPeers,
  };
}
