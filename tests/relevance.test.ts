import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peopleDirectory } from '../packages/server/src/demo/company/people-directory.ts';
import { insertCompany } from '../packages/server/src/demo/company.ts';
import { congressDirectory } from '../packages/server/src/demo/congress/congress-directory.ts';
import { loadCongress } from '../packages/server/src/demo/congress.ts';
import { demoTime } from '../packages/server/src/demo/seeding.ts';
import type { Caller } from './caller.ts';
import { openHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';
import { congressMisses, congressQueries } from './relevance/congress.ts';
import { companyMisses, companyQueries } from './relevance/demo.ts';
import type { Miss, Query } from './relevance/queries.ts';

/** The real data, where this checkout has it beside itself. */
const realData = join(import.meta.dirname, '../../shared/data');

/** Somebody asks one query after the other, of one directory. */
function questioner(admin: Caller, contentId: string) {
  const find = async (query: string) => {
    const answer = await admin.ok('user/directory/find', { contentId, query, maxResults: 5 });
    const people = listAt(answer, 'items').map((person) => ({
      account: textAt(person, 'email').split('@')[0],
      name: textAt(person, 'fullName'),
    }));
    return { total: at(answer, 'total'), people };
  };

  return {
    /** Queries whose first person or total is another one, each on a line. */
    async wrong(queries: readonly Query[]): Promise<string[]> {
      const lines: string[] = [];
      for (const { query, first, total, why } of queries) {
        const found = await find(query);
        const isCounted = total === undefined || total === found.total;
        if (found.people[0]?.account !== first || !isCounted) {
          const wanted = total === undefined ? first : `${first} of ${total}`;
          lines.push(`${query} (${why}): not ${wanted} but ${told(found)}`);
        }
      }
      return lines;
    },
    /** Queries that find somebody, each on a line. */
    async found(misses: readonly Miss[]): Promise<string[]> {
      const lines: string[] = [];
      for (const { query, why } of misses) {
        const found = await find(query);
        if (found.total !== 0 || found.people.length > 0) {
          lines.push(`${query} (${why}): ${told(found)}`);
        }
      }
      return lines;
    },
  };
}

function told({ total, people }: { total: unknown; people: readonly { name: string }[] }): string {
  const names = people.slice(0, 3).map(({ name }) => name);
  return `${names.join(', ') || 'nobody'} of ${String(total)}`;
}

describe('free text puts the person first who was meant', () => {
  it('in the demo company', async () => {
    await using house = await openHouse();
    await house.server.store.write((writer) => insertCompany(writer, demoTime));
    const ask = questioner(house.admin, peopleDirectory);
    const wrong = [...(await ask.wrong(companyQueries)), ...(await ask.found(companyMisses))];
    expect(wrong).toEqual([]);
    expect(house.faults).toEqual([]);
  });

  it.skipIf(!existsSync(realData))('in the real Congress', async () => {
    await using house = await openHouse();
    await loadCongress(house.server.store, realData);
    const ask = questioner(house.admin, congressDirectory);
    const wrong = [...(await ask.wrong(congressQueries)), ...(await ask.found(congressMisses))];
    expect(wrong).toEqual([]);
    expect(house.faults).toEqual([]);
  });
});
