import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { mergeContent } from '@whoswho/core';
import type { ContentMerge, ErrorDetail } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeYours } from '../draft/resolve.ts';
import { ClashChoice } from './clash-choice.tsx';
import type { Side } from './clash-choice.tsx';

interface ClashDialogProps {
  readonly merge: ContentMerge | undefined;
  readonly close: () => void;
  readonly isBusy: boolean;
  readonly save: (content: Content) => void;
}

/** Asks, place by place, whose change holds where somebody else has changed the same. */
export function ClashDialog(props: ClashDialogProps) {
  const { t } = useTranslation(['fields', 'shell']);
  const { merge, close } = props;
  return (
    <Modal
      opened={merge !== undefined}
      onClose={close}
      size="xl"
      title={t('clash.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {merge === undefined ? null : <ClashForm {...props} merge={merge} />}
    </Modal>
  );
}

function ClashForm({
  merge,
  close,
  isBusy,
  save,
}: ClashDialogProps & { readonly merge: ContentMerge }) {
  const { t } = useTranslation(['fields', 'shell']);
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const { content, clashes } = mergeContent(merge);
  const resolved = () =>
    clashes.reduce(
      (known, { location = '', yours }) =>
        sideOf(location) === 'yours' ? takeYours(known, location, yours, merge.yours) : known,
      content,
    );
  const sideOf = (location: string): Side => sides[location] ?? 'yours';
  return (
    <Stack>
      <Text size="sm">{t('clash.text', { count: clashes.length })}</Text>
      {clashes.map((clash: ErrorDetail) => (
        <ClashChoice
          key={clash.location}
          clash={clash}
          merge={merge}
          side={sideOf(clash.location ?? '')}
          choose={(side) => setSides((known) => ({ ...known, [clash.location ?? '']: side }))}
        />
      ))}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('check.back')}
        </Button>
        <Button loading={isBusy} onClick={() => save(resolved())}>
          {t('shell:save')}
        </Button>
      </Group>
    </Stack>
  );
}
