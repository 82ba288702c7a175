import { addressIn, chartOf, managerColumn, rowOfAddress } from './chart.ts';
import type { Chart } from './chart.ts';
import type { PeopleIndex } from './people-index.ts';
import type {
  FindPosition,
  TreeAnswer,
  TreeNode,
  TreePerson,
  TreeProblems,
  TreeQuestion,
} from './question.ts';
import { hasRow } from './row-set.ts';
import { positionComparison, rowComparison } from './sorting.ts';
import type { createSorting, SortKey } from './sorting.ts';
import { firstOf } from './top.ts';

/** Managers above somebody, problems of a kind, and people of one cycle. */
const mostAbove = 100;
const mostProblems = 100;
/** People below those who were asked for. */
const mostBelow = 1000;

interface RowPage {
  readonly rows: readonly number[];
  readonly next: FindPosition | undefined;
}

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

  function page(
    rows: Int32Array,
    keys: readonly SortKey[],
    limit: number,
    after: FindPosition | undefined,
  ): RowPage {
    const order = after === undefined ? undefined : positionComparison(index, keys, after);
    const rest = order === undefined ? rows : rows.filter((row) => order(row) > 0);
    const found = firstOf(rest, limit + 1, rowComparison(index, keys));
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: shown,
      next:
        last === undefined || found.length === shown.length
          ? undefined
          : { keys: keys.map((key) => key.keyOf(last)), id: index.idOf(last) },
    };
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
    const first = depth === 0 ? noPage : page(all, keys, limit, after);
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
      const below = page(rows, [byName], Math.min(limit, room), undefined);
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
  const managers = index.columnOf(managerColumn);
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
  // The pool may have cut a very long list, which is no JSON then; what is left of it are texts.
  const addresses = cell < 0 ? null : index.pool.textOf(cell).match(/"[^"\\]*"/gu);
  return (addresses ?? []).flatMap((address) => {
    const other = rowOfAddress(index, address);
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
