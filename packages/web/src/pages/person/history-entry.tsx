import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { equal, isEmpty } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import type { LedgerEntry } from '@whoswho/core/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { takeBack } from '../../data/history.ts';
import type { Person } from '../../data/person.ts';
import { titleOfField } from '../../fields/field-control.tsx';
import { FieldValue } from '../../fields/field-value.tsx';
import { textOf } from '../../fields/kind.ts';
import { useAttributeTitle } from '../../ui/attribute-title.ts';
import { AttributeValue, attributeText } from '../../ui/attribute-value.tsx';
import { localized } from '../../ui/localized.ts';
import { notifyDone, notifyFailure } from '../../ui/notify.tsx';
import { nameOf, slugOf } from '../../ui/person-link.tsx';
import { timeText } from '../../ui/time.ts';
import type { Row } from './row.ts';
import { useSourceName } from '../../ui/source-name.ts';
import type { Edits } from './use-edits.ts';

/** One change: what it was, what it became, who did it, and the way back. */
export function HistoryEntry({
  entry,
  person,
  row,
  edits,
}: {
  readonly entry: LedgerEntry;
  readonly person: Person;
  /** Absent for what is not on the page. */
  readonly row: Row | undefined;
  readonly edits: Edits;
}) {
  const { t, i18n } = useTranslation('person');
  const nameOfSource = useSourceName();
  const attributeTitle = useAttributeTitle();
  const { field, before, after, at, actor, source, state, reason } = entry;
  const name = nameOf(person);
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {headline(entry, row, name, t, i18n.language, attributeTitle)}
      </Text>
      <Text size="xs" c="dimmed">
        {timeText(at, i18n.language)} {t('log.by', { actor, source: nameOfSource(source) })}
      </Text>
      {reason === undefined ? null : (
        <Text size="sm" fs="italic">
          {reason}
        </Text>
      )}
      {isWithoutValue(entry) ? null : state === 'cleared' ? (
        <Text size="sm" c="dimmed">
          {t('log.gone')}
        </Text>
      ) : (
        <>
          <Side
            title={t('log.before')}
            value={before}
            {...{ name: field.key, person, row, edits }}
          />
          <Side title={t('log.after')} value={after} {...{ name: field.key, person, row, edits }} />
        </>
      )}
      <Group gap="xs">
        <Anchor
          size="xs"
          renderRoot={(root) => (
            <Link
              to="/people/$slug"
              params={{ slug: slugOf(person) }}
              search={({ directory }) => ({ ...(directory && { directory }), asOf: `${at}Z` })}
              {...root}
            />
          )}
        >
          {t('log.seeThen', { name })}
        </Anchor>
        {row === undefined && !isWithoutValue(entry) && state === 'written' ? (
          <TakeBack seq={entry.seq} />
        ) : null}
      </Group>
    </Stack>
  );
}

function Side({
  title,
  name = '',
  value,
  person,
  row,
  edits,
}: {
  readonly title: string;
  readonly name: string | undefined;
  readonly value: Json | undefined;
  readonly person: Person;
  readonly row: Row | undefined;
  readonly edits: Edits;
}) {
  const { t, i18n } = useTranslation('person');
  const isCurrent = row !== undefined && isSame(row.read(person), value);
  const mayRestore = row !== undefined && person.access?.[row.name]?.mayEdit === true;
  const required = row !== undefined && person.access?.[row.name]?.required === true;
  const text = row === undefined ? attributeText(value) : textOf(row.field, value, i18n.language);
  const shown = isEmpty(value) ? t('log.nothing') : text;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Text size="xs" c="dimmed" w={52} pt={2}>
        {title}
      </Text>
      <Text size="sm" component="div" flex={1} miw={0}>
        {value === undefined || isEmpty(value) ? (
          <Text span c="dimmed" fs="italic" size="sm">
            {shown}
          </Text>
        ) : row === undefined ? (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            <AttributeValue name={name} value={value} />
          </Text>
        ) : (
          <FieldValue field={row.field} value={value} />
        )}
      </Text>
      {isCurrent ? (
        <Badge variant="default" size="sm">
          {t('log.current')}
        </Badge>
      ) : mayRestore && !(required && isEmpty(value)) ? (
        <Button
          size="compact-xs"
          variant="light"
          aria-label={t('log.restoreValue', { value: shown })}
          onClick={() => void edits.put(row, value)}
        >
          {t('log.restore')}
        </Button>
      ) : null}
    </Group>
  );
}

function TakeBack({ seq }: { readonly seq: number }) {
  const { t } = useTranslation('person');
  const { mutate, isPending } = useMutation({
    mutationFn: () => takeBack(seq),
    onSuccess: ({ revertedCount, skipped }) =>
      revertedCount > 0
        ? notifyDone(t('log.takenBack'))
        : notifyFailure(new Error(skipped[0]?.because ?? t('log.notTakenBack'))),
    onError: notifyFailure,
  });
  return (
    <Button size="compact-xs" variant="subtle" loading={isPending} onClick={() => mutate()}>
      {t('log.takeBack')}
    </Button>
  );
}

function headline(
  { field, before, after, state }: LedgerEntry,
  row: Row | undefined,
  name: string,
  t: TFunction<'person'>,
  language: string,
  attributeTitle: (name: string) => string,
): string {
  if (field.key === 'person') {
    return isEmpty(after) && !isEmpty(before)
      ? t('log.person.removed', { name })
      : t('log.person.added', { name });
  }
  const title =
    (row === undefined ? localized(field.title, language) : titleOfField(row.field, language)) ||
    attributeTitle(field.key ?? '');
  if (state === 'held') {
    return t('log.waits', { title });
  }
  if (isEmpty(before)) {
    return t('log.added', { title });
  }
  return isEmpty(after) ? t('log.removed', { title }) : t('log.changed', { title });
}

/** A person who began or ended, and a photo, which is not kept, are no values to show. */
function isWithoutValue({ field }: LedgerEntry): boolean {
  return field.key === 'person' || field.key === 'pictureVersion';
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return equal(one, other) || (isEmpty(one) && isEmpty(other));
}
