import type { Outcome } from './contest.ts';
import type { Figures } from './figures.ts';
import type { MeasurementName } from './measurement.ts';
import { aligned } from './table.ts';

const titles: Readonly<Record<MeasurementName, string>> = {
  start: 'start to first answer',
  get: 'get by e-mail',
  getPlain: 'get by e-mail, plain driver',
  list30: 'list of 30',
  list30Plain: 'list of 30, plain driver',
  list100: 'list of 100',
  list100Plain: 'list of 100, plain driver',
  list1000: 'list of 1000',
  list1000Plain: 'list of 1000, plain driver',
  save: 'save, all clients',
  savePlain: 'save, all clients, plain driver',
  save1: 'save, 1 client',
  save1Plain: 'save, 1 client, plain driver',
  ledgerSave: 'save, beside one without the ledger',
  ledgerRowsGet: 'get, with a million ledger rows more',
  ledgerRowsSave: 'save, with a million ledger rows more',
};

const longestStartMs = 400;
const mostMemoryAtRest = 100;

/** Shares from which on a figure is to be doubted. */
const muchOthers = 0.15;
const muchGenerator = 0.9;

/** The figures as text: a table, what is aimed at, where it was measured. */
export function report(figures: Figures): string {
  const { machine, people, engine, database } = figures;
  return [
    `${people} people; ${machine.processors}, ${machine.system}, Node ${machine.node}, ${machine.date}`,
    ...(database === undefined ? [] : [database]),
    table(figures),
    'Base: bare node:http sending the same bytes; for saves, append 4 KB + fdatasync. Times in ms,',
    'CPU: processor time of the process for one request, in us; memory: resident, in MB, after the last slice.',
    ...(engine.plainNote === undefined ? [] : [engine.plainNote]),
    ...(hasDatabaseTime(figures)
      ? ['DB CPU: the same as CPU of all processes of the database.']
      : []),
    ...remarks(figures),
    '',
    ...memoryLines(figures),
    '',
    ...aims(figures),
  ].join('\n');
}

function table(figures: Figures): string {
  const shown = hasDatabaseTime(figures) ? [whole] : [];
  const dbHead = shown.map(() => 'DB CPU');
  const times = ['p50', 'p99', 'CPU', ...dbHead];
  const ratios = ['ratio', 'lowest', 'highest', 'memory'];
  const head = ['', 'per second', ...times, 'base/s', ...times, ...ratios];
  const rows = [...figures.outcomes].map(([name, outcome]) => [
    titles[name],
    whole(outcome.rate),
    outcome.p50.toFixed(2),
    outcome.p99.toFixed(2),
    whole(outcome.processorUs),
    ...shown.map((show) => show(outcome.databaseUs)),
    whole(outcome.baseRate),
    outcome.baseP50.toFixed(2),
    outcome.baseP99.toFixed(2),
    whole(outcome.baseProcessorUs),
    ...shown.map((show) => show(outcome.baseDatabaseUs)),
    outcome.ratio.toFixed(2),
    outcome.lowestRatio.toFixed(2),
    outcome.highestRatio.toFixed(2),
    whole(outcome.memory),
  ]);
  return aligned([head, ...rows]);
}

function hasDatabaseTime({ outcomes }: Figures): boolean {
  return [...outcomes.values()].some(({ databaseUs }) => !Number.isNaN(databaseUs));
}

function remarks({ outcomes }: Figures): string[] {
  return [...outcomes].flatMap(([name, { others, generator }]) => [
    ...(others > muchOthers
      ? [`Doubtful: ${titles[name]}; others took up to ${percent(others)} of the machine.`]
      : []),
    ...(generator > muchGenerator
      ? [`Doubtful: ${titles[name]}; the load generator took ${percent(generator)} of a processor.`]
      : []),
  ]);
}

function memoryLines({ memory, starts }: Figures): string[] {
  const { atRest, after, peak } = memory;
  return [
    ...(starts === undefined
      ? []
      : [
          `Start to first answer: ${whole(starts.medianMs)} ms (slowest of 5: ` +
            `${whole(starts.slowestMs)}), ${whole(starts.memory)} MB then`,
        ]),
    `Memory: ${whole(atRest)} MB at rest, ${whole(after)} MB after the run, ${whole(peak)} MB peak`,
  ];
}

function aims({ engine, outcomes, starts, memory }: Figures): string[] {
  const ratios = [...outcomes].flatMap(([name, { ratio }]) => {
    const least = engine.leastRatios[name];
    const aim = `${titles[name]}: at least ${least?.toFixed(2)} of the base`;
    return least === undefined ? [] : [verdict(aim, ratio >= least, ratio.toFixed(2))];
  });
  return [
    ...ratios,
    ...(starts === undefined
      ? []
      : [
          verdict(
            `${titles.start}: under ${longestStartMs} ms`,
            starts.medianMs < longestStartMs,
            whole(starts.medianMs),
          ),
        ]),
    verdict(
      `memory at rest: under ${mostMemoryAtRest} MB`,
      memory.atRest < mostMemoryAtRest,
      whole(memory.atRest),
    ),
  ];
}

function verdict(aim: string, isMet: boolean, figure: string): string {
  return `${isMet ? 'meets ' : 'misses'}  ${aim}: ${figure}`;
}

function whole(value: number): string {
  return Number.isNaN(value) ? '-' : String(Math.round(value));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** The figures as a JSON value. */
export function toJson(figures: Figures): object {
  const outcomes: Record<string, Outcome> = Object.fromEntries(figures.outcomes);
  return { ...figures, engine: figures.engine.name, outcomes };
}
