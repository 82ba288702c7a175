import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { bindingOf, isEmpty, isObject } from '@whoswho/core';
import type { User } from '@whoswho/core/contract';
import { useTranslation } from 'react-i18next';
import IconMail from '~icons/tabler/mail';
import IconPhone from '~icons/tabler/phone';
import type { Directory } from '../../data/directory.ts';
import type { Person } from '../../data/person.ts';
import { textOf } from '../../fields/kind.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { nameOf } from '../../ui/person-link.tsx';
import { DirectorySelect } from './directory-select.tsx';
import { PersonActions } from './person-actions.tsx';
import { PersonPhoto } from './person-photo.tsx';
import classes from './person.module.css';
import { rowOf } from './row.ts';
import type { Edits } from './use-edits.ts';

/** Who it is, and the shortest ways to reach them. */
export function PersonHeader({
  person,
  directory,
  edits,
  isSelf,
  onHistory,
}: {
  readonly person: Person;
  readonly directory: Directory;
  /** Absent on a past day. */
  readonly edits?: Edits;
  readonly isSelf: boolean;
  /** Absent for whoever may not see it. */
  readonly onHistory?: () => void;
}) {
  const { t } = useTranslation('person');
  const headline = headlineOf(person);
  const isNow = edits !== undefined;
  return (
    <Paper withBorder radius="lg" p="lg" className={classes['head']}>
      <PersonPhoto person={person} mayChange={isNow && mayChangePhoto(person, isSelf)} />
      <Stack gap={4} flex={1} miw={220}>
        <Group gap="xs">
          <Text
            aria-hidden
            fw={700}
            fz={28}
            lh={1.2}
            dir="auto"
            style={{ overflowWrap: 'anywhere' }}
          >
            {nameOf(person)}
          </Text>
          {isSelf ? <Badge variant="default">{t('you')}</Badge> : null}
          {person.status === 'disabled' ? (
            <Badge color="red" variant="light" className={classes['status']}>
              {t('disabled')}
            </Badge>
          ) : null}
          {person.isHidden === true ? <Badge variant="default">{t('hidden')}</Badge> : null}
        </Group>
        {headline === '' ? null : (
          <Text c="dimmed" size="lg" dir="auto">
            {headline}
          </Text>
        )}
        <Contact person={person} directory={directory} />
      </Stack>
      {isNow ? (
        <Group gap="xs" className={classes['noPrint']}>
          <DirectorySelect directory={directory} />
          <PersonActions
            person={person}
            directory={directory}
            {...(onHistory === undefined ? {} : { onHistory })}
          />
        </Group>
      ) : null}
    </Paper>
  );
}

function Contact({ person, directory }: { readonly person: User; readonly directory: Directory }) {
  const { t, i18n } = useTranslation('person');
  const email = person.email ?? '';
  const phone = directory.fields
    .filter(({ type }) => type?.inputMode === 'tel')
    .map((field) => ({ field, value: rowOf(field).read(person) }))
    .find(({ value }) => !isEmpty(value));
  const call = phone?.value === undefined ? undefined : phone.field.type?.link?.(phone.value);
  return (
    <Group gap="xs" mt="xs">
      {email === '' ? null : (
        <Group gap={2} wrap="nowrap">
          <Button
            component="a"
            href={`mailto:${email}`}
            size="xs"
            variant="light"
            leftSection={<IconMail aria-hidden />}
            aria-label={`${t('email')}: ${email}`}
          >
            {email}
          </Button>
          <span className={classes['noPrint']}>
            <CopyButton value={email} label={t('copyEmail')} />
          </span>
        </Group>
      )}
      {phone === undefined || call === undefined ? null : (
        <Button
          component="a"
          href={call}
          size="xs"
          variant="light"
          leftSection={<IconPhone aria-hidden />}
          aria-label={`${t('call')}: ${textOf(phone.field, phone.value, i18n.language)}`}
        >
          <bdi>{textOf(phone.field, phone.value, i18n.language)}</bdi>
        </Button>
      )}
    </Group>
  );
}

/** Title and department of the standard profile. */
function headlineOf({ apiProfile }: User): string {
  const texts = ['organizations/title', 'organizations/department'].map((path) => {
    const value = isObject(apiProfile) ? bindingOf(path)?.read(apiProfile) : undefined;
    return typeof value === 'string' ? value : '';
  });
  return texts.filter((text) => text !== '').join(' · ');
}

function mayChangePhoto({ access }: Person, isSelf: boolean): boolean {
  return isSelf || access?.['profilePicture']?.mayEdit === true;
}
