import { compete } from '../contest.ts';
import { sendLoad } from '../load.ts';
import type { Options } from '../options.ts';
import type { Meter } from '../processor.ts';
import { requestsTo } from '../requests.ts';
import type { Requests } from '../requests.ts';
import { prepareAt } from '../scratch.ts';
import type { Scratch } from '../scratch.ts';
import { startServer } from '../subject.ts';
import type { Subject } from '../subject.ts';
import { aligned } from '../table.ts';
import { askFor, findRequestsTo } from './find-requests.ts';
import { mostOfFew } from './goals.ts';
import { verdict } from './part.ts';
import type { Part } from './part.ts';
import { vocabularyOf } from './vocabulary.ts';

const few = 10_000;
const warmUpSeconds = 1;

/** A save among all people beside one among few, both with an index. */
export async function measureSaves(
  options: Options,
  { database: own }: Scratch,
  server: Subject,
  requests: Requests,
): Promise<Part> {
  const scratch = await prepareAt(options.engine, few, {
    folder: 'beside/',
    more: async () => undefined,
  });
  await using database = scratch.database;
  await using besides = await startServer(database.url);
  const ofFew = requestsTo(scratch);
  await askFor(besides.port, findRequestsTo(ofFew, vocabularyOf(few)).prefix());
  const save =
    ({ port }: Subject, nextRequest: () => string, seconds = options.seconds) =>
    () =>
      sendLoad({ port, clients: 1, seconds, nextRequest });
  await save(besides, ofFew.save, warmUpSeconds)();
  await save(server, requests.save, warmUpSeconds)();
  const outcome = await compete({
    pairs: options.pairs,
    server: server.pid,
    baseline: besides.pid,
    database: bothOf(own.meter, database.meter),
    base: save(besides, ofFew.save),
    target: save(server, requests.save),
  });
  const figures = {
    // One client: each save begins when the last one has ended.
    mean: 1000 / outcome.rate,
    median: outcome.p50,
    fewMean: 1000 / outcome.baseRate,
    fewMedian: outcome.baseP50,
    meanRatio: 1 / outcome.ratio,
    medianRatio: outcome.p50 / outcome.baseP50,
  };
  const row = (name: string, time: number, timeOfFew: number, ratio: number) => [
    name,
    time.toFixed(2),
    timeOfFew.toFixed(2),
    ratio.toFixed(2),
    `at most ${mostOfFew}: ${verdict(ratio, mostOfFew)}`,
  ];
  const table = aligned([
    ['Save, 1 client, ms', `${options.people} people`, `${few} people`, 'ratio', ''],
    row('median', figures.median, figures.fewMedian, figures.medianRatio),
    row('mean', figures.mean, figures.fewMean, figures.meanRatio),
  ]);
  return { text: table, figures, others: outcome.others };
}

/** Each of the two databases may have processes of its own. */
function bothOf(one: Meter | undefined, other: Meter | undefined): Meter | undefined {
  return one === undefined || other === undefined ? undefined : () => one() + other();
}
