import { useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { branchQuery, firstReports, mostReports } from '../../data/chart.ts';
import type { OrgNode, OrgTree } from '../../data/chart.ts';
import { forestOf } from './forest.ts';
import type { Branch } from './forest.ts';

/** The chart as it is shown, and what can be done with it. */
export interface Forest {
  readonly forest: readonly Branch[];
  readonly problems: OrgTree['problems'];
  /** Ids of whoever is looked at and their managers. */
  readonly line: ReadonlySet<string>;
  /** Set when somebody is looked at who is not there. */
  readonly error: Error | null;
  readonly toggle: (uid: string) => void;
  readonly showMore: (uid: string) => void;
  readonly collapse: () => void;
}

/** What the reader has opened and closed themselves, by id. */
type Choices = Readonly<Record<string, boolean>>;

/** Loads the chart piece by piece, as it is opened. */
export function useForest(person: string | undefined): Forest {
  const { i18n } = useTranslation('chart');
  const { language } = i18n;
  const [choices, setChoices] = useState<Choices>({});
  const [limits, setLimits] = useState<Readonly<Record<string, number>>>({});
  const { data: tops } = useSuspenseQuery(branchQuery(undefined, firstReports, language));
  const around = useQuery({
    ...branchQuery(person ?? '', firstReports, language),
    enabled: person !== undefined,
  });
  const line = useMemo(
    (): readonly OrgNode[] =>
      around.data?.person === undefined ? [] : [...around.data.line, around.data.person],
    [around.data],
  );
  const openIds = openOf(tops, line, choices);
  const branches = useQueries({
    queries: openIds.map((uid) => branchQuery(uid, limits[uid] ?? firstReports, language)),
  });
  const open = new Map(openIds.map((uid, index) => [uid, branches[index]?.data]));
  const forest = forestOf({ tops, open, line });
  const isOpen = (uid: string) => open.has(uid);
  return {
    forest,
    problems: tops.problems,
    line: new Set(line.map(({ uid }) => uid)),
    error: around.error,
    toggle: (uid) => setChoices((before) => ({ ...before, [uid]: !isOpen(uid) })),
    showMore: useCallback((uid: string) => {
      const next = (limit: number) => Math.min(mostReports, limit * 4);
      setLimits((before) => ({ ...before, [uid]: next(before[uid] ?? firstReports) }));
    }, []),
    collapse: () => setChoices(Object.fromEntries(openIds.map((uid) => [uid, false]))),
  };
}

/** Open are the line of whoever is looked at, a single top, and what the reader has opened. */
function openOf(tops: OrgTree, line: readonly OrgNode[], choices: Choices): string[] {
  const { reports } = tops;
  const usual = [...(reports.length === 1 ? reports : []), ...line].map(({ uid }) => uid);
  const ids = new Set([...usual, ...Object.keys(choices)]);
  return [...ids].filter((uid) => choices[uid] ?? usual.includes(uid));
}
