import type { Json } from '@whoswho/core';
import type { FieldUse } from '../../../data/directory-use.ts';
import type { FieldComponent } from '../draft/component.ts';
import type { DraftProblem } from '@whoswho/core';
import type { Draft } from '../draft/use-drafts.ts';

/** What every part of a field's form gets. */
export interface FormPartProps {
  readonly draft: Draft;
  readonly component: FieldComponent;
  readonly languages: readonly string[];
  readonly use: FieldUse | undefined;
  readonly problems: readonly DraftProblem[];
  /** Gives a setting another value; without one, the setting goes. */
  readonly set: (key: string, value: Json | undefined) => void;
}

/** What is wrong at a place of a field, or inside of it. */
export function problemAt(problems: readonly DraftProblem[], place: string): string | undefined {
  const found = problems.find(
    (problem) =>
      problem.place === place ||
      problem.place.startsWith(`${place}.`) ||
      problem.place.startsWith(`${place}[`),
  );
  return found === undefined ? undefined : ruleOf(found);
}

/** What is wrong, without the place that its message begins with. */
export function ruleOf({ place, message }: DraftProblem): string {
  return message.startsWith(place) ? message.slice(place.length).replace(/^[\s:]+/u, '') : message;
}
