import { compete } from '../contest.ts';
import { sendLoad } from '../load.ts';
import type { Options } from '../options.ts';
import type { Requests } from '../requests.ts';
import type { Scratch } from '../scratch.ts';
import type { Slice } from '../slice.ts';
import type { Subject } from '../subject.ts';
import { aligned } from '../table.ts';
import { askFor, leastBytes } from './find-requests.ts';
import type { FindRequests } from './find-requests.ts';
import { longestStallMs } from './goals.ts';
import { verdict } from './part.ts';
import type { Part } from './part.ts';

const readers = 8;
const counters = 2;
/** Calls that an export may make; each has a client of its own. */
const exportCalls = ['list', 'find'];
const exportPage = 1000;
/** An export begins anew after so many pages. */
const mostPages = 200;
const warmUpSeconds = 1;

/** Gets by e-mail while others count everybody and export everybody, beside gets in quiet. */
export async function measureStall(
  { pairs, seconds }: Options,
  { database }: Scratch,
  server: Subject,
  requests: Requests,
  find: FindRequests,
): Promise<Part> {
  const { port } = server;
  const load = (clients: number, nextRequest: () => string, length = seconds) =>
    sendLoad({ port, clients, seconds: length, nextRequest, leastBytes });
  const walks = await Promise.all(exportCalls.map((call) => walk(port, requests, call)));
  let [counts, pages] = [0, 0];

  async function disturbed(): Promise<Slice> {
    const [gets, counting, ...exporting] = await Promise.all([
      load(readers, requests.get),
      load(counters, find.facetsOfAll),
      ...walks.map((next) => load(1, next)),
    ]);
    counts += counting.count;
    pages += exporting.reduce((sum, { count }) => sum + count, 0);
    return gets;
  }

  await askFor(port, find.facetsOfAll());
  await load(readers, requests.get, warmUpSeconds);
  const { p50, p99, baseP50, baseP99, others } = await compete({
    pairs,
    server: server.pid,
    baseline: undefined,
    database: database.meter,
    base: () => load(readers, requests.get),
    target: disturbed,
  });
  if (counts === 0 || pages === 0) {
    throw new Error('bench: nobody was counted or exported in a slice');
  }
  const row = (name: string, one: number, other: number) => [
    name,
    one.toFixed(2),
    other.toFixed(2),
  ];
  const table = aligned([
    [`Get, ${readers} clients, ms`, 'p50', 'p99'],
    row('in quiet', baseP50, baseP99),
    row('while others count and export', p50, p99),
  ]);
  return {
    text: `${table}\np99 at most ${longestStallMs} ms: ${verdict(p99, longestStallMs)}`,
    figures: { p50, p99, quietP50: baseP50, quietP99: baseP99, counts, pages },
    others,
  };
}

/** Makes the requests of an export, page after page, from the beginning again at its end. */
async function walk(port: number, { post }: Requests, call: string): Promise<() => string> {
  const message = { maxResults: exportPage };
  const pages = [post(call, message)];
  while (pages.length < mostPages) {
    const { cursor } = await askFor(port, pages.at(-1) ?? '');
    if (cursor === undefined) {
      break;
    }
    pages.push(post(call, { ...message, cursor }));
  }
  let page = -1;
  return () => {
    page = (page + 1) % pages.length;
    return pages[page] ?? '';
  };
}
