import { fieldDraftProblems } from '@whoswho/core';
import type { DraftProblem } from '@whoswho/core';
import { fieldComponentsOf } from './component.ts';
import type { Draft } from './use-drafts.ts';

/** What the server would refuse of a draft, by field; without those that have none. */
export function problemsByField({
  content,
  changes: { added, changed },
}: Draft): ReadonlyMap<string, readonly DraftProblem[]> {
  // A stored field that nobody touches is not judged again, whatever the rules are by now.
  const touched = new Set([...added, ...changed].map(({ uuid }) => uuid));
  const found = fieldComponentsOf(content)
    .filter(({ uuid }) => touched.has(uuid))
    .map((component) => [component.uuid, fieldDraftProblems(component, content)] as const);
  return new Map(found.filter(([, problems]) => problems.length > 0));
}
