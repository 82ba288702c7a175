import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconDownload from '~icons/tabler/download';
import { notifyDone, notifyFailure } from '../../ui/notify.tsx';
import { numberText } from '../../ui/number-text.ts';
import { exportPeople } from './export-people.ts';
import type { PersonList } from './person-list.ts';
import { ToolButton } from './tool-button.tsx';

/** Puts everybody who is found into a file, with the columns that are shown. */
export function ExportButton({ list }: { readonly list: PersonList }) {
  const { t, i18n } = useTranslation(['people', 'shell']);
  const running = useRef<AbortController>(undefined);
  const [done, setDone] = useState<number>();
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    const controller = new AbortController();
    running.current = controller;
    setDone(0);
    try {
      const count = await exportPeople({
        question: list.question,
        columns: list.columns,
        nameTitle: t('people:name'),
        fileName: t('people:fileName'),
        language: i18n.language,
        signal: controller.signal,
        onProgress: setDone,
      });
      notifyDone(t('people:exported', { count }));
    } catch (error) {
      if (!controller.signal.aborted) {
        notifyFailure(error);
      }
    } finally {
      setDone(undefined);
    }
  };
  return (
    <>
      <ToolButton
        icon={IconDownload}
        text={t('people:export')}
        disabled={list.total === 0 || done !== undefined}
        onClick={() => void start()}
      />
      <Modal
        opened={done !== undefined}
        onClose={() => running.current?.abort()}
        title={t('people:exporting')}
        closeButtonProps={{ 'aria-label': t('shell:cancel') }}
        centered
      >
        <Stack>
          <Progress
            value={(100 * (done ?? 0)) / Math.max(1, list.total)}
            aria-label={t('people:exporting')}
          />
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              {t('people:exportedSoFar', {
                done: numberText(done ?? 0, i18n.language),
                total: numberText(list.total, i18n.language),
              })}
            </Text>
            <Button variant="default" size="xs" onClick={() => running.current?.abort()}>
              {t('shell:cancel')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
