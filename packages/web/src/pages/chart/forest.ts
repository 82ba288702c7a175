import type { OrgNode, OrgTree } from '../../data/chart.ts';

/** A person of the chart with those of their reports that are shown. */
export interface Branch {
  readonly node: OrgNode;
  readonly isOpen: boolean;
  /** Whether the reports are on their way. */
  readonly isLoading: boolean;
  readonly reports: readonly Branch[];
  /** How many reports are not shown although the branch is open. */
  readonly rest: number;
}

/** What is known of the chart. */
export interface Known {
  readonly tops: OrgTree;
  /** Reports of open people, by id; undefined while they are on their way. */
  readonly open: ReadonlyMap<string, OrgTree | undefined>;
  /** The managers above the person who is looked at, and that person; from the top. */
  readonly line: readonly OrgNode[];
}

/** Puts the pieces of the chart together, from the tops down. */
export function forestOf({ tops, open, line }: Known): readonly Branch[] {
  const [first] = line;
  const seen = new Set<string>();
  const branchOf = (node: OrgNode): Branch => {
    // In a cycle, everybody is drawn once.
    const isOpen = open.has(node.uid) && !seen.has(node.uid);
    seen.add(node.uid);
    const tree = open.get(node.uid);
    const below = isOpen && tree !== undefined ? withLine(tree.reports, node, line) : [];
    return {
      node,
      isOpen,
      isLoading: isOpen && tree === undefined,
      reports: below.filter(({ uid }) => !seen.has(uid)).map(branchOf),
      rest: isOpen && tree !== undefined ? Math.max(0, tree.total - below.length) : 0,
    };
  };
  const isApart = first !== undefined && !tops.reports.some(({ uid }) => uid === first.uid);
  // Who is looked at is shown even if they are beyond the first page, or below no top.
  return [...(isApart ? [first] : []), ...tops.reports].map(branchOf);
}

/** The reports of somebody; whoever is in the line is among them even if they come late. */
function withLine(
  reports: readonly OrgNode[],
  { uid }: OrgNode,
  line: readonly OrgNode[],
): readonly OrgNode[] {
  const place = line.findIndex((above) => above.uid === uid);
  const next = place === -1 ? undefined : line[place + 1];
  return next === undefined || reports.some((report) => report.uid === next.uid)
    ? reports
    : [next, ...reports];
}

/** All branches that are shown, from the top, each before those below it. */
export function flat(forest: readonly Branch[]): readonly Branch[] {
  return forest.flatMap((branch) => [branch, ...flat(branch.reports)]);
}
