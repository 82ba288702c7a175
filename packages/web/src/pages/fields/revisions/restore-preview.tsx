import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkDirectory } from '../../../data/directory-edit.ts';
import { revisionQuery } from '../../../data/revisions.ts';
import { Failure, Loading } from '../../../ui/states.tsx';
import type { Draft } from '../draft/use-drafts.ts';
import { CheckedField } from '../save/checked-field.tsx';
import { ComparisonView } from './comparison.tsx';

/** Shows what going back to a version would change, before it does. */
export function RestorePreview({
  draft,
  version,
  restore,
  children,
}: {
  readonly draft: Draft;
  readonly version: number;
  readonly restore: () => Promise<void>;
  /** The icon of the button. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation(['fields', 'shell']);
  const [isOpen, { open, close }] = useDisclosure();
  const [isBusy, setIsBusy] = useState(false);
  const { base } = draft;
  const old = useQuery({ ...revisionQuery(base.id ?? '', version), enabled: isOpen });
  const check = useQuery({
    queryKey: ['directory-revision', base.id, version, 'check', base.version],
    enabled: isOpen && old.data !== undefined,
    queryFn: async () => checkDirectory({ ...old.data, version: base.version ?? 0 }),
  });
  const touched = (check.data?.items ?? []).filter(
    ({ people, misfits, changes }) =>
      misfits > 0 || (people > 0 && changes.some((change) => change === 'removed')),
  );
  const confirm = () => {
    setIsBusy(true);
    void restore().finally(() => setIsBusy(false));
  };
  return (
    <>
      <Button leftSection={children} onClick={open}>
        {t('versions.restore', { version })}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size="xl"
        title={t('versions.restore', { version })}
        closeButtonProps={{ 'aria-label': t('shell:close') }}
      >
        <Stack>
          <Text size="sm">{t('versions.restoreText')}</Text>
          {old.data === undefined ? (
            <Loading lines={3} />
          ) : (
            <ComparisonView before={base} after={old.data} />
          )}
          {check.isError ? <Failure error={check.error} /> : null}
          {touched.length === 0 ? null : (
            <>
              <Title order={3} size="h5">
                {t('check.title')}
              </Title>
              {touched.map((one) => (
                <CheckedField key={one.uuid} check={one} />
              ))}
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('shell:cancel')}
            </Button>
            <Button loading={isBusy} disabled={old.data === undefined} onClick={confirm}>
              {t('versions.restoreNow')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
