import { aligned } from '../table.ts';
import type { Finding } from './finding.ts';
import { goalOf } from './goals.ts';
import type { Goal } from './goals.ts';
import { verdict } from './part.ts';
import type { Part } from './part.ts';
import { questionTitles, questionsTo } from './questions.ts';
import type { QuestionName } from './questions.ts';
import { timingOf } from './timing.ts';
import type { Timing } from './timing.ts';
import type { Vocabulary } from './vocabulary.ts';

const head = ['Inside the process, ms', 'questions', 'p50', 'p99', 'goal', ''];

/** Every question to so many people, without HTTP; with the documents, where there are any. */
export async function measureInProcess(
  finding: Finding,
  vocabulary: Vocabulary,
  people: number,
): Promise<Part> {
  const questions = await questionsTo(finding, vocabulary);
  const timings: Partial<Record<QuestionName, Timing>> = {};
  const rows: string[][] = [];
  for (const name of Object.keys(questionTitles) as QuestionName[]) {
    const timing = await timingOf(questions[name]);
    timings[name] = timing;
    rows.push([
      questionTitles[name],
      String(timing.count),
      timing.p50.toFixed(3),
      timing.p99.toFixed(3),
      ...told(timing, goalOf(people, name)),
    ]);
  }
  return { text: aligned([head, ...rows]), figures: timings };
}

function told(timing: Timing, goal: Goal | undefined): [goal: string, verdict: string] {
  if (goal === undefined) {
    return ['', ''];
  }
  const { p50, p99 = Number.POSITIVE_INFINITY } = goal;
  const isMet = timing.p50 <= p50 && timing.p99 <= p99;
  const ofAll = goal.p99 === undefined ? '' : ` (${p99})`;
  return [`${p50}${ofAll}`, verdict(isMet ? 0 : 1, 0)];
}
