import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from './as-of.ts';
import { personRoute } from './route.ts';

/** Asks for the day on which somebody wants to see the person. */
export function AsOfDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['person', 'shell']);
  const navigate = personRoute.useNavigate();
  const [today] = useState(() => dayOf(new Date()));
  const [day, setDay] = useState(today);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onClose();
    void navigate({ search: (before) => ({ ...before, history: undefined, asOf: day }) });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('past.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            type="date"
            required
            label={t('past.day')}
            value={day}
            max={today}
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit">{t('past.go')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
