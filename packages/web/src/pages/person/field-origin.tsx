import { ActionIcon, Anchor, Divider, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Provenance } from '@whoswho/core/contract';
import { useTranslation } from 'react-i18next';
import IconInfo from '~icons/tabler/info-circle';
import { FieldValue } from '../../fields/field-value.tsx';
import { agoText, timeText } from '../../ui/time.ts';
import type { Row } from './row.ts';
import { useSourceName } from '../../ui/source-name.ts';

/** Where a value comes from, when it came, and what waits behind it. */
export function FieldOrigin({
  row,
  title,
  provenance,
  onHistory,
}: {
  readonly row: Row;
  readonly title: string;
  readonly provenance: Provenance;
  readonly onHistory: () => void;
}) {
  const { t } = useTranslation('person');
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <Popover
      width={300}
      withArrow
      position="bottom-end"
      trapFocus
      returnFocus
      opened={isOpen}
      onDismiss={close}
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('origin.button', { title })}
          onClick={toggle}
        >
          <IconInfo aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <OriginText row={row} provenance={provenance} />
        <Divider my="xs" />
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => {
            close();
            onHistory();
          }}
        >
          {t('origin.history')}
        </Anchor>
      </Popover.Dropdown>
    </Popover>
  );
}

function OriginText({ row, provenance }: { readonly row: Row; readonly provenance: Provenance }) {
  const { t, i18n } = useTranslation('person');
  const nameOfSource = useSourceName();
  const { at, actor, source, batch, override, held = [] } = provenance;
  return (
    <Stack gap={6}>
      <Text fw={600} size="sm">
        {t('origin.title')}
      </Text>
      <Line label={t('origin.by')} text={actor} />
      <Line
        label={t('origin.when')}
        text={`${timeText(at, i18n.language)} (${agoText(at, i18n.language)})`}
      />
      <Line label={t('origin.source')} text={nameOfSource(source)} />
      {batch === undefined ? null : <Line label={t('origin.batch')} text={batch} />}
      {override === undefined ? null : (
        <Text size="sm">
          {override === 'nextSync' || override === 'forever'
            ? t(`origin.override.${override}`)
            : t('origin.override.time', { time: timeText(override, i18n.language) })}
        </Text>
      )}
      {held.length === 0 ? null : (
        <div>
          <Text size="xs" c="dimmed">
            {t('origin.held')}
          </Text>
          {held.map((waiting) => (
            <Text key={waiting.source} size="sm" component="div">
              {nameOfSource(waiting.source)}
              {': '}
              <FieldValue field={row.field} value={waiting.value} compact />
            </Text>
          ))}
        </div>
      )}
    </Stack>
  );
}

function Line({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
    </div>
  );
}
