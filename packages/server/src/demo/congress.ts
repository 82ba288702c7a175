import { insertPerson } from '../operations/person.ts';
import type { Store } from '../storage/store.ts';
import { committeeFeeds, committeeTypes, seatsByMember } from './congress/committees.ts';
import type { Seats } from './congress/committees.ts';
import { congressContent, congressDirectory } from './congress/congress-directory.ts';
import { memberProfile } from './congress/member-profile.ts';
import { readMembers } from './congress/members.ts';
import type { Member } from './congress/members.ts';
import { guide } from './guide.ts';
import { demoContext, fieldsByKey, saveDirectory, saveGroups } from './seeding.ts';

/** How many people one transaction inserts. */
const batchSize = 500;

/** What loading did. */
export interface CongressLoad {
  /** How many people the folder has. */
  readonly people: number;
  /** How many of them are new. */
  readonly added: number;
  /** Values of new people that no field takes, with the reason: real data has its errors. */
  readonly refused: readonly string[];
}

/**
 * Loads the members of the United States Congress out of a folder of the project
 * congress-legislators: a directory, a group for each committee, and people, known by their
 * Bioguide id as `employeeId`. What is there already stays as it is.
 */
export async function loadCongress(store: Store, folder: string): Promise<CongressLoad> {
  const now = new Date();
  const members = await readMembers(folder);
  const seats = await seatsByMember(folder);
  const feeds = await committeeFeeds(folder);
  await store.write(async (writer) => {
    const context = await demoContext(writer, now);
    await saveGroups(context, committeeTypes, feeds);
    await saveDirectory(context, congressDirectory, congressContent);
  });
  const addresses = new Map(members.map(({ bioguide, email }) => [bioguide, email]));
  let added = 0;
  const refused: string[] = [];
  for (let start = 0; start < members.length; start += batchSize) {
    const batch = members.slice(start, start + batchSize);
    const done = await insertMembers(store, batch, { seats, addresses, now });
    added += done.added;
    refused.push(...done.refused);
  }
  return { people: members.length, added, refused };
}

async function insertMembers(
  store: Store,
  members: readonly Member[],
  known: {
    readonly seats: ReadonlyMap<string, Seats>;
    /** E-mail addresses by Bioguide id. */
    readonly addresses: ReadonlyMap<string, string>;
    readonly now: Date;
  },
): Promise<{ added: number; refused: string[] }> {
  return store.write(async (writer) => {
    const context = await demoContext(writer, known.now);
    const fields = fieldsByKey(context, congressDirectory);
    const refusals: string[] = [];
    let added = 0;
    for (const member of members) {
      if ((await writer.users.byEmployeeId(guide.customer, member.bioguide)) !== undefined) {
        continue;
      }
      const { feeds, chairs } = known.seats.get(member.bioguide) ?? { feeds: [], chairs: [] };
      const chairAddresses = [...chairs].flatMap((chair) => known.addresses.get(chair) ?? []);
      const seats = { feeds, chairs: chairAddresses };
      const { user, refused } = memberProfile(member, seats, fields, known.now);
      const { id } = await insertPerson(context, user);
      for (const feed of feeds) {
        await writer.subscriptions.add(guide.customer, feed, id);
      }
      refusals.push(...refused.map((reason) => `${member.email}: ${reason}`));
      added += 1;
    }
    return { added, refused: refusals };
  });
}
