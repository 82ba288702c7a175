import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useSaveOrganization } from '../../data/organization.ts';
import { notifyDone } from '../../ui/notify.tsx';
import { Failure } from '../../ui/states.tsx';

/** The organization's name. */
export function OrganizationForm({ name: present }: { readonly name: string }) {
  const { t } = useTranslation(['settings', 'shell']);
  const form = useForm({
    initialValues: { name: present },
    validate: { name: (name) => (name.trim() === '' ? t('settings:needed') : null) },
  });
  const save = useSaveOrganization(() => {
    form.resetDirty();
    notifyDone(t('settings:saved'));
  });
  return (
    <form noValidate onSubmit={form.onSubmit(({ name }) => save.mutate({ name: name.trim() }))}>
      <Stack>
        {save.error === null ? null : <Failure error={save.error} />}
        <TextInput label={t('settings:name')} {...form.getInputProps('name')} />
        <Group>
          <Button type="submit" disabled={!form.isDirty()} loading={save.isPending}>
            {t('shell:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
