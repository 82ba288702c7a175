import { Group, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Field, Json } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import IconArrowRight from '~icons/tabler/arrow-narrow-right';
import { directoriesQuery } from '../../data/directory.ts';
import type { LedgerEntry } from '../../data/ledger.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { AttributeValue } from '../../ui/attribute-value.tsx';

/** What was there and what is there instead, in the manner of the field. */
export function BeforeAfter({ entry }: { readonly entry: LedgerEntry }) {
  const { t } = useTranslation('activity');
  const { data: directories } = useSuspenseQuery(directoriesQuery);
  const { field, before, after, state } = entry;
  if (state === 'cleared') {
    return (
      <Text size="sm" c="dimmed">
        {t('valueGone')}
      </Text>
    );
  }
  if (field.key === 'person') {
    return <Text size="sm">{t(after === undefined ? 'ended' : 'began')}</Text>;
  }
  const definition = directories
    .flatMap(({ fields }) => fields)
    .find(({ uuid }) => uuid === field.uuid);
  return (
    <Group gap={6} wrap="wrap">
      <Side label={t('before')} value={before} name={field.key} field={definition} isGone />
      <IconArrowRight aria-hidden className="mirrored" />
      <Side label={t('after')} value={after} name={field.key} field={definition} />
    </Group>
  );
}

function Side({
  label,
  value,
  name = '',
  field,
  isGone = false,
}: {
  readonly label: string;
  readonly value: Json | undefined;
  readonly name: string | undefined;
  readonly field: Field | undefined;
  readonly isGone?: boolean;
}) {
  const { t } = useTranslation('activity');
  return (
    <Text
      component="span"
      size="sm"
      {...(isGone ? { c: 'dimmed' } : {})}
      {...(isGone && value !== undefined ? { td: 'line-through' } : {})}
      style={{ overflowWrap: 'anywhere' }}
    >
      <span className="visually-hidden">{label}: </span>
      {value === undefined ? (
        <em>{t('noValue')}</em>
      ) : field === undefined ? (
        <AttributeValue name={name} value={value} />
      ) : (
        <FieldValue field={field} value={value} compact />
      )}
    </Text>
  );
}
