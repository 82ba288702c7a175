import { writeFile } from 'node:fs/promises';
import { thisMachine } from '../machine.ts';
import { readOptions } from '../options.ts';
import { processorSeconds } from '../processor.ts';
import { requestsTo } from '../requests.ts';
import { prepare } from '../scratch.ts';
import { startServer } from '../subject.ts';
import { measureBesidePlain } from './beside-plain.ts';
import { askFor, findRequestsTo } from './find-requests.ts';
import { openFinding } from './finding.ts';
import { measureInProcess } from './in-process.ts';
import { measureIndex } from './index-cost.ts';
import { measureOverHttp } from './over-http.ts';
import { partNames, watched } from './part.ts';
import type { Part, PartName } from './part.ts';
import { measureSaves } from './save-cost.ts';
import { measureStall } from './stall.ts';
import { vocabularyOf } from './vocabulary.ts';

/** The share of the machine from which on figures are to be doubted. */
const muchOthers = 0.15;

/** Measures finding people, part by part. */
export async function benchSearch(args: string[]): Promise<void> {
  const options = readOptions(args, { names: () => partNames, seconds: 2, pairs: 4 });
  const { engine, people } = options;
  const scratch = await prepare(engine, people);
  await using database = scratch.database;
  const vocabulary = vocabularyOf(people);
  const requests = requestsTo(scratch);
  const find = findRequestsTo(requests, vocabulary);
  const machine = thisMachine();
  const figures = new Map<PartName, object>();
  const tell = (name: PartName, part: Part) => {
    const { text, others = 0 } = part;
    console.log(`\n${text}`);
    if (others > muchOthers) {
      console.log(`Doubtful: others took up to ${Math.round(others * 100)} % of the machine.`);
    }
    figures.set(name, { ...part.figures, others });
  };
  const isAsked = (...names: PartName[]) => names.some((name) => options.only.has(name));

  console.log(`${people} people in ${engine.name}; ${machine.processors}, Node ${machine.node}`);
  if (isAsked('index')) {
    tell('index', await measureIndex(scratch, requests, find));
  }
  await using plain = isAsked('plain') ? await database.openPlainSearch?.() : undefined;
  if (isAsked('process') || plain !== undefined) {
    await using finding = await openFinding(database.url);
    if (isAsked('process')) {
      const measure = () => measureInProcess(finding, vocabulary, people);
      tell('process', await watched([database.meter], measure));
    }
    if (plain !== undefined) {
      const measure = () => measureBesidePlain(finding, plain, vocabulary);
      tell('plain', await watched([database.meter], measure));
    }
  }
  if (isAsked('http', 'save', 'stall')) {
    await using server = await startServer(database.url);
    await askFor(server.port, find.prefix());
    if (isAsked('http')) {
      const own = () => processorSeconds(server.pid);
      const measure = () => measureOverHttp(options, server, find);
      tell('http', await watched([own, database.meter], measure));
    }
    if (isAsked('save')) {
      tell('save', await measureSaves(options, scratch, server, requests));
    }
    if (isAsked('stall')) {
      tell('stall', await measureStall(options, scratch, server, requests, find));
    }
  }
  if (options.json !== undefined) {
    const told = { machine, engine: engine.name, database: database.description, people };
    const json = JSON.stringify({ ...told, ...Object.fromEntries(figures) }, null, 2);
    await writeFile(options.json, `${json}\n`);
  }
}
