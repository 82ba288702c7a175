import { Button, Group, Menu, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import IconPlus from '~icons/tabler/plus';
import type { Column } from './columns.ts';
import { filterProblem } from './filter-problem.ts';
import type { FilterProblem } from './filter-problem.ts';
import classes from './people.module.css';
import { usePeopleSearch } from './use-people-search.ts';

/** The filter as text, for those who know what they ask. */
export function FilterField({ columns }: { readonly columns: readonly Column[] }) {
  const { t } = useTranslation('people');
  const [{ filter = '' }, change] = usePeopleSearch();
  const [typed, setTyped] = useState(filter);
  const [known, setKnown] = useState(filter);
  const [isTried, setTried] = useState(false);
  // A chip or a saved search has changed it.
  if (known !== filter) {
    setKnown(filter);
    setTyped(filter);
  }
  const problem = typed.trim() === '' ? undefined : filterProblem(typed);
  // While somebody types, the end is always missing something.
  const isShown = isTried || (problem?.at ?? typed.length) < typed.trimEnd().length;
  const apply = () => {
    setTried(true);
    if (problem === undefined) {
      change({ filter: typed });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      apply();
    }
  };
  const insert = (name: string) =>
    setTyped((before) => (before.trim() === '' ? `${name}:` : `${before.trimEnd()} AND ${name}:`));
  return (
    <Paper withBorder p="sm" id="people-filter">
      <Stack gap="xs">
        <Textarea
          label={t('filter')}
          description={t('filterHelp')}
          autosize
          minRows={1}
          maxRows={6}
          spellCheck={false}
          dir="ltr"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setTried(false);
          }}
          onBlur={() => setTried(true)}
          onKeyDown={onKeyDown}
          errorProps={{ role: 'alert' }}
          error={
            problem !== undefined && isShown ? (
              <Problem text={typed} problem={problem} />
            ) : undefined
          }
        />
        <Group gap="xs">
          <Button size="xs" onClick={apply} disabled={typed === filter}>
            {t('applyFilter')}
          </Button>
          <FieldMenu columns={columns} onPick={insert} />
        </Group>
      </Stack>
    </Paper>
  );
}

/** The text with the place that cannot be read, and what was expected there. */
function Problem({ text, problem }: { readonly text: string; readonly problem: FilterProblem }) {
  const { t } = useTranslation('people');
  const { at, message } = problem;
  if (at === undefined) {
    return <>{message}</>;
  }
  const [rest = ''] = /^\S*/u.exec(text.slice(at)) ?? [];
  return (
    <>
      {t('filterProblem', { place: at + 1 })}
      <Text component="span" display="block" ff="monospace" size="xs" dir="ltr" mt={4}>
        {text.slice(0, at)}
        <mark className={classes['place']}>{rest === '' ? '␣' : rest}</mark>
        {text.slice(at + rest.length)}
      </Text>
      <span dir="ltr" lang="en">
        {message}
      </span>
    </>
  );
}

/** What conditions can be about, by the names that a filter knows. */
function FieldMenu({
  columns,
  onPick,
}: {
  readonly columns: readonly Column[];
  readonly onPick: (name: string) => void;
}) {
  const { t } = useTranslation('people');
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconPlus aria-hidden />}>
          {t('insertField')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {columns.map(({ name, title }) => (
          <Menu.Item key={name} onClick={() => onPick(name)}>
            {title}{' '}
            <Text span size="xs" c="dimmed" ff="monospace">
              {name}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
