import { itemsOf } from '../operations/person-text.ts';
import { addressIn, chartOf, rowOfAddress } from './chart.ts';
import type { Chart } from './chart.ts';
import { pageOf } from './paging.ts';
import type { RowPage } from './paging.ts';
import type { PeopleIndex } from './people-index.ts';
import { managerPath } from './person-entries.ts';
import type { TreeAnswer, TreeNode, TreePerson, TreeProblems, TreeQuestion } from './question.ts';
import { hasRow } from './row-set.ts';
import { rowComparison } from './sorting.ts';
import type { createSorting, SortKey } from './sorting.ts';
import { firstOf } from './top.ts';

/** Managers above somebody, problems of a kind, and people of one cycle. */
const mostAbove = 100;
const mostProblems = 100;
/** People below those who were asked for. */
const mostBelow = 1000;

const noPage: RowPage = { rows: [], next: undefined };

/** A node that grows. */
type Branch = { -readonly [Key in keyof TreeNode]: TreeNode[Key] };

/** Answers questions about the organization chart of an index. */
export function createTree(index: PeopleIndex, sorting: ReturnType<typeof createSorting>) {
  let known: Chart | undefined;
  let knownAt = -1;

  function current(): Chart {
    if (known === undefined || knownAt !== index.changes) {
      known = chartOf(index);
      knownAt = index.changes;
    }
    return known;
  }

  /** The managers of somebody from the top down; it ends where it would repeat. */
  function lineOf({ managers, shown }: Chart, person: number): number[] {
    const line: number[] = [];
    const seen = new Set([person]);
    for (
      let row = managers[person] ?? -1;
      row >= 0 && hasRow(shown, row);
      row = managers[row] ?? -1
    ) {
      if (seen.has(row) || line.length === mostAbove) {
        break;
      }
      seen.add(row);
      line.push(row);
    }
    return line.toReversed();
  }

  function tree(question: TreeQuestion): TreeAnswer | undefined {
    const { person: id, depth, limit, after } = question;
    const person = id === undefined ? undefined : index.rowOf(id);
    if (id !== undefined && person === undefined) {
      return undefined;
    }
    const chart = current();
    const byName = sorting({ column: 'name', isDescending: false }, question.language);
    const branchOf = (row: number): Branch => ({
      id: index.idOf(row),
      direct: chart.direct[row] ?? 0,
      all: chart.all[row] ?? 0,
      lines: question.lines.map((column) => peopleIn(index, chart, column, row)),
    });

    const all = person === undefined ? chart.tops : chart.reports(person);
    const keys = person === undefined ? [largestFirst(chart), byName] : [byName];
    const first = depth === 0 ? noPage : pageOf(index, all, keys, { limit, after });
    const branches = new Map(first.rows.map((row) => [row, branchOf(row)]));
    const reports = { nodes: [...branches.values()], next: first.next };
    let level: ReadonlyMap<number, Branch> = branches;
    let room = mostBelow;

    function grow(row: number, branch: Branch): [number, Branch][] {
      // Whoever was asked for is shown already, and may be below themselves.
      const rows = chart.reports(row).filter((report) => report !== person);
      if (rows.length === 0 || room === 0) {
        return [];
      }
      const below = pageOf(index, rows, [byName], { limit: Math.min(limit, room) });
      const grown = below.rows.map((report): [number, Branch] => [report, branchOf(report)]);
      branch.reports = { nodes: grown.map(([, inner]) => inner), next: below.next };
      room -= grown.length;
      return grown;
    }

    // Level by level, so that where there is no room for all, it is the lowest that are left out.
    for (let levels = depth - 1; levels > 0; levels -= 1) {
      level = new Map([...level].flatMap(([row, branch]) => grow(row, branch)));
    }
    return {
      line: person === undefined ? [] : lineOf(chart, person).map(branchOf),
      person: person === undefined ? undefined : branchOf(person),
      reports,
      total: all.length,
      problems:
        person === undefined && after === undefined ? problemsOf(index, chart, byName) : undefined,
    };
  }

  return tree;
}

function largestFirst({ all }: Chart): SortKey {
  const count = (row: number) => all[row] ?? 0;
  return { isDescending: true, label: count, keyOf: count, labelOf: Number };
}

function problemsOf(index: PeopleIndex, chart: Chart, byName: SortKey): TreeProblems {
  const managers = index.columnOf(managerPath);
  const order = rowComparison(index, [byName]);
  const orphans = firstOf(chart.orphans, mostProblems, order);
  const cycles = chart.cycles.slice(0, mostProblems);
  return {
    cycles: cycles.map((cycle) =>
      fromFirst(cycle, order)
        .slice(0, mostProblems)
        .map((row) => textIn(index, 'email', row)),
    ),
    moreCycles: chart.cycles.length - cycles.length,
    orphans: orphans.map((row) => ({
      person: personOf(index, row),
      manager: addressIn(index.pool.textOf((managers?.cells[row] ?? 0) - 1)) ?? '',
    })),
    moreOrphans: chart.orphans.length - orphans.length,
  };
}

/** The same cycle, begun with whoever comes first. */
function fromFirst(
  cycle: readonly number[],
  order: (left: number, right: number) => number,
): number[] {
  const [first = 0] = firstOf(cycle, 1, order);
  const place = cycle.indexOf(first);
  return [...cycle.slice(place), ...cycle.slice(0, place)];
}

/** The people of the chart whom a value of somebody's names: one address, or a list of them. */
function peopleIn(index: PeopleIndex, chart: Chart, name: string, row: number): TreePerson[] {
  const cell = (index.columnOf(name)?.cells[row] ?? 0) - 1;
  return (cell < 0 ? [] : itemsOf(index.valueOf(cell))).flatMap((address) => {
    const other = rowOfAddress(index, JSON.stringify(address));
    return other >= 0 && hasRow(chart.shown, other) ? [personOf(index, other)] : [];
  });
}

function personOf(index: PeopleIndex, row: number): TreePerson {
  return {
    id: index.idOf(row),
    email: textIn(index, 'email', row),
    fullName: textIn(index, 'fullName', row),
  };
}

function textIn(index: PeopleIndex, name: string, row: number): string {
  const cell = (index.columnOf(name)?.cells[row] ?? 0) - 1;
  const value = cell < 0 ? '' : index.valueOf(cell);
  return typeof value === 'string' ? value : '';
}
