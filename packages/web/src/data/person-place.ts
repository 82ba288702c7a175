import { queryOptions } from '@tanstack/react-query';
import type { Feed } from '@whoswho/core/contract';
import { client } from '../client.ts';
import { nameOf } from '../ui/person-link.tsx';
import type { PersonCard } from './person-card.ts';

/** Somebody above or below a person. */
export interface Colleague extends PersonCard {
  readonly title?: string | undefined;
}

/** Who is above a person, from the top down, and who is directly below. */
export interface ReportingLine {
  readonly line: readonly Colleague[];
  readonly reports: readonly Colleague[];
  readonly reportsCount: number;
  /** People below at any depth; unknown for a past day. */
  readonly allReportsCount?: number;
}

const mostReports = 12;

/** The person's place in the organization, today. */
export function reportingLineQuery(uid: string, contentId: string) {
  return queryOptions({
    queryKey: ['person', uid, 'line', contentId],
    queryFn: async ({ signal }): Promise<ReportingLine> => {
      const tree = await client.org.tree(
        { uid, contentId, maxResults: mostReports, lines: false },
        { signal },
      );
      return {
        line: tree.line,
        reports: tree.reports,
        reportsCount: tree.total,
        allReportsCount: tree.person?.allReports ?? 0,
      };
    },
  });
}

/** The same at a time: only the next level each way is known. */
export function pastReportingLineQuery(email: string, contentId: string, at: string) {
  return queryOptions({
    queryKey: ['person', email, 'past-line', contentId, at],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<ReportingLine> => {
      const chart = await client.user.organizationchart.get(
        { content: contentId, email, at },
        { signal },
      );
      const reports = (chart.subLevel ?? []).toSorted((one, other) =>
        nameOf(one).localeCompare(nameOf(other)),
      );
      return {
        line: chart.manager === undefined ? [] : [chart.manager],
        reports: reports.slice(0, mostReports),
        reportsCount: reports.length,
      };
    },
  });
}

/** The groups of some ids, by name. */
export function groupNamesQuery(ids: readonly string[]) {
  return queryOptions({
    queryKey: ['groups', 'names', ids],
    enabled: ids.length > 0,
    queryFn: async ({ signal }): Promise<readonly Feed[]> =>
      (await client.feed.list({ restrictToFeeds: [...ids], maxResults: 100 }, { signal })).items,
  });
}
