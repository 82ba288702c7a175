import { Button, Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import IconMail from '~icons/tabler/mail';
import { notifyDone, notifyFailure } from '../../ui/notify.tsx';
import type { Selection } from './use-selection.ts';

/** What can be done with whoever is ticked. */
export function SelectionBar({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation('people');
  const { emails, clear } = selection;
  const addresses = [...new Set(emails.values())].filter((email) => email !== '');
  const copy = async () => {
    try {
      // Every mail program takes semicolons between addresses; not all take commas.
      await navigator.clipboard.writeText(addresses.join('; '));
      notifyDone(t('emailsCopied', { count: addresses.length }));
    } catch (error) {
      notifyFailure(error);
    }
  };
  return (
    <div role="status">
      {emails.size === 0 ? null : (
        <Paper withBorder px="sm" py={6}>
          <Group gap="xs" justify="space-between">
            <Text size="sm" fw={600}>
              {t('selected', { count: emails.size })}
            </Text>
            <Group gap="xs">
              <Button size="xs" leftSection={<IconMail aria-hidden />} onClick={() => void copy()}>
                {t('copyEmails')}
              </Button>
              <Button size="xs" variant="default" onClick={clear}>
                {t('clearSelection')}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
    </div>
  );
}
