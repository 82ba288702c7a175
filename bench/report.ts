import type { Outcome } from './contest.ts';
import type { Figures } from './figures.ts';
import type { MeasurementName } from './measurement.ts';

const titles: Readonly<Record<MeasurementName, string>> = {
  start: 'start to first answer',
  get: 'get by e-mail',
  list30: 'list of 30',
  list100: 'list of 100',
  list1000: 'list of 1000',
  save: 'save, all clients',
  save1: 'save, 1 client',
};

/** The least that each ratio should be. */
const leastRatios: Partial<Record<MeasurementName, number>> = {
  get: 0.4,
  list30: 0.15,
  list100: 0.2,
  list1000: 0.2,
  save: 1,
};
const longestStartMs = 400;
const mostMemoryAtRest = 100;

/** Shares from which on a figure is to be doubted. */
const muchOthers = 0.15;
const muchGenerator = 0.9;

/** The figures as text: a table, what is aimed at, where it was measured. */
export function report(figures: Figures): string {
  const { machine, people } = figures;
  return [
    `${people} people; ${machine.processors}, ${machine.system}, Node ${machine.node}, ${machine.date}`,
    table(figures),
    'Base: bare node:http sending the same bytes; for saves, append 4 KB + fdatasync. Times in ms,',
    'CPU: processor time of the process for one request, in us; memory: resident, in MB, after the last slice.',
    ...remarks(figures),
    '',
    ...memoryLines(figures),
    '',
    ...aims(figures),
  ].join('\n');
}

function table({ outcomes }: Figures): string {
  const head = '|per second|p50|p99|CPU|base/s|p50|p99|CPU|ratio|lowest|highest|memory'.split('|');
  const rows = [...outcomes].map(([name, outcome]) => [
    titles[name],
    whole(outcome.rate),
    outcome.p50.toFixed(2),
    outcome.p99.toFixed(2),
    whole(outcome.processorUs),
    whole(outcome.baseRate),
    outcome.baseP50.toFixed(2),
    outcome.baseP99.toFixed(2),
    whole(outcome.baseProcessorUs),
    outcome.ratio.toFixed(2),
    outcome.lowestRatio.toFixed(2),
    outcome.highestRatio.toFixed(2),
    whole(outcome.memory),
  ]);
  const lines = [head, ...rows];
  const widths = head.map((_cell, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
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

function aims({ outcomes, starts, memory }: Figures): string[] {
  const ratios = [...outcomes].flatMap(([name, { ratio }]) => {
    const least = leastRatios[name];
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
  return { ...figures, outcomes };
}
