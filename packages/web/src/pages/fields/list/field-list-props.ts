import type { FieldUse } from '../../../data/directory-use.ts';
import type { DraftProblem } from '@whoswho/core';
import type { Draft } from '../draft/use-drafts.ts';

/** What every part of the list of fields looks at. */
export interface FieldListProps {
  readonly draft: Draft;
  /** Of the site, its own first. */
  readonly languages: readonly string[];
  /** By field; absent while it is counted. */
  readonly uses: ReadonlyMap<string, FieldUse> | undefined;
  readonly problems: ReadonlyMap<string, readonly DraftProblem[]>;
  /** Uuid of the field whose form is open. */
  readonly chosen: string | undefined;
}
