import { Alert, Button, Group, Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconCalendar from '~icons/tabler/calendar-time';
import type { Directory } from '../../data/directory.ts';
import { pastPersonQuery } from '../../data/person.ts';
import type { Person } from '../../data/person.ts';
import { useSession } from '../../data/session.ts';
import { FieldRow } from './field-row.tsx';
import { Page } from '../../ui/page.tsx';
import { nameOf } from '../../ui/person-link.tsx';
import { Section } from '../../ui/section.tsx';
import { Empty } from '../../ui/states.tsx';
import { asOfText, timeOf } from './as-of.ts';
import { PersonGroups } from './person-groups.tsx';
import { PersonHeader } from './person-header.tsx';
import classes from './person.module.css';
import { ReportingLineCard } from './reporting-line-card.tsx';
import { RestoreButton } from './restore-button.tsx';
import { personRoute } from './route.ts';
import { rowOf, sectionsOf } from './row.ts';

/** A person as they were at a time; nothing can be changed. */
export function PastPerson({
  today,
  directory,
  asOf,
}: {
  readonly today: Person;
  readonly directory: Directory;
  readonly asOf: string;
}) {
  const { t, i18n } = useTranslation('person');
  const session = useSession();
  // A day that is not over yet means now, which is the same at each drawing.
  const [now] = useState(() => new Date());
  const at = timeOf(asOf, now);
  const { data: person } = useSuspenseQuery(pastPersonQuery(today.id ?? '', directory.id, at));
  const name = nameOf(today);
  const time = asOfText(asOf, i18n.language);
  return (
    <Page title={`${name} (${time})`} hasHiddenTitle>
      <Alert color="yellow" variant="light" mb="lg" icon={<IconCalendar aria-hidden />}>
        <Group justify="space-between">
          {t('past.banner', { name, time })}
          <Group gap="xs" className={classes['noPrint']}>
            {person !== null && today.access?.['firstName']?.mayEdit === true ? (
              <RestoreButton uid={today.id ?? ''} at={at} time={time} />
            ) : null}
            <BackToToday />
          </Group>
        </Group>
      </Alert>
      {person === null ? (
        <Empty icon={IconCalendar} title={t('past.notYet', { name })} />
      ) : (
        <>
          <PersonHeader
            person={person}
            directory={directory}
            isSelf={session.user.id === person.id}
          />
          <div className={classes['columns']}>
            <PastSections person={person} directory={directory} />
            <Stack gap="lg">
              <ReportingLineCard person={person} directory={directory} at={at} />
              <PersonGroups person={person} />
            </Stack>
          </div>
        </>
      )}
    </Page>
  );
}

function BackToToday() {
  const { t } = useTranslation('person');
  const navigate = personRoute.useNavigate();
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() => void navigate({ search: (before) => ({ ...before, asOf: undefined }) })}
    >
      {t('past.now')}
    </Button>
  );
}

function PastSections({
  person,
  directory,
}: {
  readonly person: Person;
  readonly directory: Directory;
}) {
  const { t, i18n } = useTranslation('person');
  const rows = directory.fields.map(rowOf).filter((row) => row.read(person) !== undefined);
  return (
    <Stack gap="lg">
      {sectionsOf(rows, i18n.language, t('otherFields')).map((group) => (
        <Section key={group.title} title={group.title}>
          <div>
            {group.rows.map((row) => (
              <FieldRow key={row.name} row={row} value={row.read(person)} />
            ))}
          </div>
        </Section>
      ))}
    </Stack>
  );
}
