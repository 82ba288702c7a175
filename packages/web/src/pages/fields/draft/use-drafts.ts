import { equal } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { useCallback, useState } from 'react';
import { changesOf, changeField, revertField } from './content.ts';
import type { DraftChanges } from './content.ts';
import type { FieldComponent } from './component.ts';

/** A directory while it is edited: nothing is sent before it is saved. */
export interface Draft {
  /** As the server had it when the draft began. */
  readonly base: Content;
  readonly content: Content;
  /** Names of sections that no field is in yet. */
  readonly emptySections: readonly Json[];
  readonly changes: DraftChanges;
  readonly isChanged: boolean;
  readonly change: (next: (content: Content) => Content) => void;
  readonly changeField: (uuid: string, next: (component: FieldComponent) => FieldComponent) => void;
  readonly revertField: (uuid: string) => void;
  readonly changeEmptySections: (names: readonly Json[]) => void;
  /** Forgets everything that was not saved. */
  readonly discard: () => void;
}

interface Edited {
  readonly base: Content;
  readonly content: Content;
  readonly emptySections: readonly Json[];
}

/** Drafts of directories by id, kept while somebody moves between fields and directories. */
export function useDrafts(): {
  readonly hasChanges: boolean;
  readonly draftOf: (directory: Content) => Draft;
} {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Edited>>>({});
  const edit = useCallback((directory: Content, next: (edited: Edited) => Edited) => {
    const id = directory.id ?? '';
    setDrafts((known) => {
      const edited = next(known[id] ?? beginning(directory));
      const { [id]: _done, ...others } = known;
      return isSame(edited) ? others : { ...others, [id]: edited };
    });
  }, []);
  const draftOf = (directory: Content): Draft => {
    const edited = drafts[directory.id ?? ''] ?? beginning(directory);
    const change = (next: (content: Content) => Content) =>
      edit(directory, (known) => ({ ...known, content: next(known.content) }));
    return {
      ...edited,
      changes: changesOf(edited.base, edited.content),
      isChanged: !equal(edited.base, edited.content),
      change,
      changeField: (uuid, next) => change((content) => changeField(content, uuid, next)),
      revertField: (uuid) =>
        edit(directory, (known) => ({
          ...known,
          content: revertField(known.content, known.base, uuid),
        })),
      changeEmptySections: (emptySections) =>
        edit(directory, (known) => ({ ...known, emptySections })),
      discard: () => edit(directory, () => beginning(directory)),
    };
  };
  const hasChanges = Object.values(drafts).some(({ base, content }) => !equal(base, content));
  return { hasChanges, draftOf };
}

function beginning(directory: Content): Edited {
  return { base: directory, content: directory, emptySections: [] };
}

function isSame({ base, content, emptySections }: Edited): boolean {
  return emptySections.length === 0 && equal(base, content);
}
