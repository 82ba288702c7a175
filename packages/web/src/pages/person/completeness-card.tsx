import { Button, Group, RingProgress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import IconPlus from '~icons/tabler/plus';
import type { Person } from '../../data/person.ts';
import { titleOfField } from '../../fields/field-control.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './person.module.css';
import type { Row } from './row.ts';
import type { Edits } from './use-edits.ts';

const mostListed = 5;

/** How much of the profile is filled in, and what to fill in next. */
export function CompletenessCard({
  person,
  rows,
  edits,
}: {
  readonly person: Person;
  readonly rows: readonly Row[];
  readonly edits: Edits;
}) {
  const { t, i18n } = useTranslation('person');
  const { completeness, access } = person;
  if (completeness === undefined || completeness.total === 0) {
    return null;
  }
  const { filled, total, missing } = completeness;
  const percent = Math.round((100 * filled) / total);
  const offered = rows.filter(
    ({ name }) => missing.includes(name) && access?.[name]?.mayEdit === true,
  );
  const others = offered.length - mostListed;
  return (
    <div className={classes['noPrint']}>
      <Section title={t('complete.title')}>
        <Group wrap="nowrap">
          <RingProgress
            size={72}
            thickness={8}
            roundCaps
            aria-hidden
            sections={[{ value: percent, color: 'var(--mantine-primary-color-filled)' }]}
            label={
              <Text ta="center" size="sm" fw={600}>
                {new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(percent / 100)}
              </Text>
            }
          />
          <Text size="sm">
            {filled === total ? t('complete.all') : t('complete.label', { filled, total })}
          </Text>
        </Group>
        {offered.length === 0 ? null : (
          <Stack gap={2} align="flex-start">
            <Text size="sm" c="dimmed">
              {t('complete.missing')}
            </Text>
            {offered.slice(0, mostListed).map((row) => (
              <Button
                key={row.name}
                size="compact-sm"
                variant="subtle"
                leftSection={<IconPlus aria-hidden />}
                onClick={() => edits.begin(row)}
              >
                {titleOfField(row.field, i18n.language)}
              </Button>
            ))}
            {others > 0 ? (
              <Text size="sm" c="dimmed">
                {t('complete.more', { count: others })}
              </Text>
            ) : null}
          </Stack>
        )}
      </Section>
    </div>
  );
}
