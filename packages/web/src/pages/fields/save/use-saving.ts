import { isApiError } from '@whoswho/client';
import { mergeContent } from '@whoswho/core';
import type { ContentMerge } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkDirectory, readDirectory, saveDirectory } from '../../../data/directory-edit.ts';
import type { FieldCheck } from '../../../data/directory-edit.ts';
import { notifyDone, notifyFailure } from '../../../ui/notify.tsx';
import type { Draft } from '../draft/use-drafts.ts';

/** A save on its way: checked first, then sent, and brought together with what others saved. */
export interface Saving {
  readonly isBusy: boolean;
  /** What the change means for stored values, while somebody has to decide. */
  readonly checks: readonly FieldCheck[] | undefined;
  /** The three states, while somebody has to decide between them. */
  readonly clash: ContentMerge | undefined;
  readonly begin: () => void;
  readonly saveAnyway: () => void;
  readonly saveResolved: (content: Content) => void;
  readonly stop: () => void;
}

/** Saves a draft. */
export function useSaving(draft: Draft): Saving {
  const { t } = useTranslation(['fields', 'shell']);
  const [isBusy, setIsBusy] = useState(false);
  const [checks, setChecks] = useState<readonly FieldCheck[]>();
  const [clash, setClash] = useState<ContentMerge>();
  const stop = () => {
    setChecks(undefined);
    setClash(undefined);
  };
  const done = (before: Content, saved: Content) => {
    stop();
    draft.discard();
    notifyDone(t('shell:saved'), () => {
      // Merged like any save: what somebody else has changed since stays.
      saveDirectory({ ...before, version: saved.version ?? 0 }).then(
        () => notifyDone(t('undone')),
        notifyFailure,
      );
    });
  };
  const send = async (content: Content, before: Content) => {
    try {
      done(before, await saveDirectory(content));
    } catch (error) {
      if (!isApiError(error, 'conflict')) {
        throw error;
      }
      const theirs = await readDirectory(content.id ?? '');
      const merge = { base: before, theirs, yours: content };
      if (mergeContent(merge).clashes.length === 0) {
        throw error;
      }
      setChecks(undefined);
      setClash(merge);
    }
  };
  const busy = (work: () => Promise<void>) => {
    setIsBusy(true);
    work()
      .catch(notifyFailure)
      .finally(() => setIsBusy(false));
  };
  return {
    isBusy,
    checks,
    clash,
    begin: () =>
      busy(async () => {
        const { items } = await checkDirectory(draft.content);
        const grave = items.filter(isGrave);
        await (grave.length === 0 ? send(draft.content, draft.base) : setChecks(grave));
      }),
    saveAnyway: () => busy(() => send(draft.content, draft.base)),
    saveResolved: (content) => busy(() => send(content, clash?.theirs ?? draft.base)),
    stop,
  };
}

/** Whether people have values that the change hides, moves or no longer fits. */
function isGrave({ changes, people, misfits, misfitsToday }: FieldCheck): boolean {
  const isLost = changes.some((change) => ['removed', 'binding', 'type'].includes(change));
  return misfits > misfitsToday || (isLost && people > 0);
}
