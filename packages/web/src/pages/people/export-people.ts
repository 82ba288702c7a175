import { readEverybody } from '../../data/people.ts';
import type { PeopleQuestion } from '../../data/people-question.ts';
import { allReady } from '../../later/later.ts';
import { nameOf } from '../../ui/person-link.tsx';
import { textIn } from './columns.ts';
import type { Column } from './columns.ts';
import { byteOrderMark, csvLine, separatorOf } from './csv.ts';

/** What is exported, and how far it has come. */
export interface Export {
  readonly question: PeopleQuestion;
  readonly columns: readonly Column[];
  readonly nameTitle: string;
  /** Without date and ending. */
  readonly fileName: string;
  readonly language: string;
  readonly signal: AbortSignal;
  readonly onProgress: (people: number) => void;
}

/** People between two steps of the progress. */
const stepSize = 500;

/** Reads everybody page by page and hands the file to the browser; answers how many they are. */
export async function exportPeople(wanted: Export): Promise<number> {
  const { question, columns, nameTitle, fileName, language, signal, onProgress } = wanted;
  const separator = separatorOf(language);
  const titles = [nameTitle, ...columns.map(({ title }) => title)];
  const parts = [byteOrderMark, csvLine(titles, separator)];
  let lines: string[] = [];
  let count = 0;
  await allReady();
  for await (const person of readEverybody(question, signal)) {
    const cells = columns.map((column) => textIn(column, person, language));
    lines.push(csvLine([nameOf(person), ...cells], separator));
    count += 1;
    if (count % stepSize === 0) {
      parts.push(lines.join(''));
      lines = [];
      onProgress(count);
    }
  }
  signal.throwIfAborted();
  const day = new Date().toISOString().slice(0, 10);
  save(
    new Blob([...parts, ...lines], { type: 'text/csv;charset=utf-8' }),
    `${fileName}-${day}.csv`,
  );
  return count;
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
