import type { Feed, FeedType } from '@whoswho/core/contract';
import { objectsAt, textAt } from './reading.ts';
import { yamlParts } from './yaml-parts.ts';

const committeeType = '5178081291530003';

/** The kind of group that a committee is. */
export const committeeTypes: readonly (FeedType & { id: string })[] = [
  { id: committeeType, name: 'Committees', icon: 'account-group', order: 3 },
];

/** Committees and sub-committees as groups. */
export async function committeeFeeds(folder: string): Promise<(Feed & { id: string })[]> {
  const feeds: (Feed & { id: string })[] = [];
  for await (const committee of yamlParts(folder, 'committees-current.yaml')) {
    const code = textAt(committee, 'thomas_id');
    const name = textAt(committee, 'name');
    feeds.push(toFeed(code, name));
    for (const part of objectsAt(committee, 'subcommittees')) {
      feeds.push(toFeed(code + textAt(part, 'thomas_id'), `${name}: ${textAt(part, 'name')}`));
    }
  }
  return feeds;
}

/** Where somebody sits. */
export interface Seats {
  /** Ids of groups. */
  readonly feeds: string[];
  /** Who chairs the committees; the Bioguide id. */
  readonly chairs: Set<string>;
}

/** The seats of everybody, by Bioguide id. */
export async function seatsByMember(folder: string): Promise<Map<string, Seats>> {
  const seats = new Map<string, Seats>();
  for await (const committee of yamlParts(folder, 'committee-membership-current.yaml')) {
    for (const code of Object.keys(committee)) {
      const members = objectsAt(committee, code);
      const chair = isSubcommittee(code)
        ? undefined
        : members.find((member) => /^Chair(?:wo)?(?:man)?$/.test(textAt(member, 'title')));
      for (const member of members) {
        const id = textAt(member, 'bioguide');
        const own: Seats = seats.get(id) ?? { feeds: [], chairs: new Set() };
        own.feeds.push(feedId(code));
        if (chair !== undefined && chair !== member) {
          own.chairs.add(textAt(chair, 'bioguide'));
        }
        seats.set(id, own);
      }
    }
  }
  return seats;
}

function isSubcommittee(code: string): boolean {
  return code.length > 4;
}

function toFeed(code: string, name: string): Feed & { id: string } {
  return { id: feedId(code), name, type: committeeType, functionalInnerId: code };
}

/** An id of digits for a code of four letters and two digits: two digits for each letter. */
function feedId(code: string): string {
  const digits = code.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0)));
  return `800000${digits.padEnd(10, '0')}`;
}
