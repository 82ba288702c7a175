import { sendLoad } from '../load.ts';
import type { Options } from '../options.ts';
import { rateOf } from '../slice.ts';
import type { Slice } from '../slice.ts';
import { median } from '../statistics.ts';
import type { Subject } from '../subject.ts';
import { aligned } from '../table.ts';
import { askFor, leastBytes } from './find-requests.ts';
import type { FindRequests } from './find-requests.ts';
import type { Part } from './part.ts';
import { summary } from './timing.ts';
import type { Timing } from './timing.ts';

interface Rate extends Timing {
  readonly rate: number;
}

const warmUpSeconds = 1;

/** Questions to a server by many clients at once. */
export async function measureOverHttp(
  { clients, pairs, seconds }: Options,
  { port }: Subject,
  find: FindRequests,
): Promise<Part> {
  const measure = async (nextRequest: () => string): Promise<Rate> => {
    await askFor(port, nextRequest());
    const slices: Slice[] = [];
    await sendLoad({ port, clients, seconds: warmUpSeconds, nextRequest, leastBytes });
    while (slices.length < pairs) {
      slices.push(await sendLoad({ port, clients, seconds, nextRequest, leastBytes }));
    }
    const times = summary(slices.flatMap(({ latenciesMs }) => latenciesMs));
    return { ...times, rate: median(slices.map(rateOf)) };
  };
  const figures = {
    prefix: await measure(find.prefix),
    facetsOfQuery: await measure(find.facetsOfQuery),
  };
  const rows = Object.entries(figures).map(([name, { rate, p50, p99 }]) => [
    name === 'prefix' ? 'prefix' : 'five facets under a query',
    rate.toFixed(0),
    p50.toFixed(2),
    p99.toFixed(2),
  ]);
  const head = [`HTTP, ${clients} clients`, 'per second', 'p50', 'p99'];
  return { text: aligned([head, ...rows]), figures };
}
