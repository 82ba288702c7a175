import { bindingOf, fold, isObject } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { UserQuery, UserRecord } from '../storage/store.ts';
import { requireWholeLedger } from './ledger-access.ts';
import type { Context } from './operation.ts';
import { ReadyJson } from './operation.ts';
import { pastPage, pastPeople } from './past-people.ts';
import { findPast, maySeePast, pastText } from './past-person.ts';
import { maySee, openingOf, parseUser, userText } from './person.ts';
import { textOf } from './person-text.ts';

const managerPath = 'relations/manager';
const mostPeers = 1000;

/** The line of wire 3.10: manager, who has the same one, and who reports to the person. */
export async function chartOf(
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
  const peers = pastPage(context, reportsQuery(context, address ?? '', id));
  const reports = pastPage(context, reportsQuery(context, textOf(user['email']), id));
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
function managerEmail({ apiProfile }: JsonObject): string | undefined {
  const email = isObject(apiProfile) ? bindingOf(managerPath)?.read(apiProfile) : undefined;
  return typeof email === 'string' ? email.toLowerCase() : undefined;
}

/** The people whose manager has an e-mail address, as JSON texts joined by commas. */
async function reportsTo(context: Context, email: string, exceptId: string): Promise<string> {
  const page = await context.data.users.page(reportsQuery(context, email, exceptId));
  return Buffer.from(page.items).toString();
}

/** Asks for the people whose manager has an e-mail address. */
function reportsQuery(context: Context, email: string, exceptId: string): UserQuery {
  return {
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
}
