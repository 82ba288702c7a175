import { Affix, Button, Group, Paper, Text, Transition } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import IconDeviceFloppy from '~icons/tabler/device-floppy';
import type { DraftProblem } from '@whoswho/core';
import type { Draft } from '../draft/use-drafts.ts';
import { confirm } from '../../../ui/confirm.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { ClashDialog } from './clash-dialog.tsx';
import classes from './save-bar.module.css';
import { useSaving } from './use-saving.ts';

/** Says that something is not saved yet, and saves it. */
export function SaveBar({
  draft,
  problems,
}: {
  readonly draft: Draft;
  readonly problems: ReadonlyMap<string, readonly DraftProblem[]>;
}) {
  const { t } = useTranslation(['fields', 'shell']);
  const saving = useSaving(draft);
  const { added, removed, changed, isMoved, hasOtherSettings } = draft.changes;
  const parts = [
    ...(added.length > 0 ? [t('counts.added', { count: added.length })] : []),
    ...(changed.length > 0 ? [t('counts.changed', { count: changed.length })] : []),
    ...(removed.length > 0 ? [t('counts.removed', { count: removed.length })] : []),
    ...(isMoved ? [t('counts.moved')] : []),
    ...(hasOtherSettings ? [t('counts.settings')] : []),
  ];
  const hasProblems = problems.size > 0;
  const maySave = draft.isChanged && !hasProblems && !saving.isBusy;
  useHotkeys([['mod+S', () => maySave && saving.begin()]], []);
  const discard = () =>
    confirm({
      title: t('discardTitle'),
      text: t('discardText'),
      action: t('discard'),
      onConfirm: draft.discard,
    });
  return (
    <>
      <Affix className={classes['place']} withinPortal={false} zIndex={150}>
        <Transition mounted={draft.isChanged} transition="slide-up">
          {(style) => (
            <Paper
              component="section"
              aria-label={t('unsaved')}
              withBorder
              shadow="lg"
              radius="lg"
              p="sm"
              style={style}
            >
              <Group justify="space-between" gap="sm">
                <div role="status">
                  <Text size="sm" fw={650}>
                    {hasProblems ? t('fixProblems', { count: problems.size }) : t('unsaved')}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {parts.join(' · ')}
                  </Text>
                </div>
                <Group gap="xs">
                  <Button variant="default" size="sm" onClick={discard}>
                    {t('discard')}
                  </Button>
                  <Button
                    size="sm"
                    leftSection={<IconDeviceFloppy aria-hidden />}
                    disabled={hasProblems}
                    loading={saving.isBusy}
                    onClick={saving.begin}
                  >
                    {t('shell:save')}
                  </Button>
                </Group>
              </Group>
            </Paper>
          )}
        </Transition>
      </Affix>
      <CheckDialog
        checks={saving.checks}
        close={saving.stop}
        isBusy={saving.isBusy}
        confirm={saving.saveAnyway}
      />
      <ClashDialog
        merge={saving.clash}
        close={saving.stop}
        isBusy={saving.isBusy}
        save={saving.saveResolved}
      />
    </>
  );
}
