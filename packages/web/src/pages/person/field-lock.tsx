import { ActionIcon, Popover, Text } from '@mantine/core';
import type { ValueAccess } from '@whoswho/core/contract';
import { useTranslation } from 'react-i18next';
import IconLock from '~icons/tabler/lock';
import { useSourceName } from '../../ui/source-name.ts';

/** Says why a value cannot be changed here. */
export function FieldLock({
  title,
  access,
}: {
  readonly title: string;
  readonly access: ValueAccess;
}) {
  const { t } = useTranslation('person');
  const source = useSourceName()(access.source ?? '');
  const reason = access.waits === true ? 'waits' : (access.reason ?? 'unknown');
  return (
    <Popover width={280} withArrow position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" data-lock aria-label={t('lock', { title })}>
          <IconLock aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown tabIndex={-1}>
        <Text size="sm">{t(`reason.${reason}`, { source })}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
