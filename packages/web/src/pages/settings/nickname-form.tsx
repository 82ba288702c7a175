import { Button, Collapse, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { nicknamesQuery, useSaveNicknames } from '../../data/organization.ts';
import { notifyDone } from '../../ui/notify.tsx';
import { Failure } from '../../ui/states.tsx';

/** The organization's own nicknames, a group a line. */
export function NicknameForm() {
  const { t } = useTranslation(['settings', 'shell']);
  const { data } = useSuspenseQuery(nicknamesQuery);
  const present = textOf(data.groups);
  const [text, setText] = useState(present);
  const [wrongLine, setWrongLine] = useState<number>();
  const [isShown, { toggle }] = useDisclosure();
  const save = useSaveNicknames(() => notifyDone(t('settings:saved')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lines = linesOf(text);
    const wrong = lines.find(({ names }) => names.length === 1);
    setWrongLine(wrong?.number);
    if (wrong === undefined) {
      save.mutate(lines.map(({ names }) => names));
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {save.error === null ? null : <Failure error={save.error} />}
        <Textarea
          label={t('settings:nicknamesLabel')}
          placeholder={t('settings:nicknamesPlaceholder')}
          autosize
          minRows={3}
          maxRows={16}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={wrongLine === undefined ? null : t('settings:tooFew', { line: wrongLine })}
        />
        <Group justify="space-between">
          <Button type="submit" disabled={text === present} loading={save.isPending}>
            {t('shell:save')}
          </Button>
          <Button variant="subtle" aria-expanded={isShown} onClick={toggle}>
            {t(isShown ? 'settings:hideBuiltIn' : 'settings:showBuiltIn')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t('settings:nicknamesBuiltIn', { count: data.builtIn.length })}
        </Text>
        <Collapse expanded={isShown}>
          <Text size="sm" style={{ columns: '14rem' }}>
            {data.builtIn.map((names) => (
              <span key={names.join()} style={{ display: 'block' }}>
                {names.join(', ')}
              </span>
            ))}
          </Text>
        </Collapse>
      </Stack>
    </form>
  );
}

function textOf(groups: readonly (readonly string[])[]): string {
  return groups.map((names) => names.join(', ')).join('\n');
}

/** Lines that say something, with their numbers as people count them. */
function linesOf(text: string): { number: number; names: string[] }[] {
  return text
    .split('\n')
    .map((line, index) => ({
      number: index + 1,
      names: line
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    }))
    .filter(({ names }) => names.length > 0);
}
