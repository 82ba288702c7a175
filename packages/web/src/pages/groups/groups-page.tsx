import { Button, Grid } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import IconPlus from '~icons/tabler/plus';
import { useSession } from '../../data/session.ts';
import { Page } from '../../ui/page.tsx';
import { GroupList } from './group-list.tsx';
import { GroupView } from './group-view.tsx';
import { NewGroupDialog } from './new-group-dialog.tsx';

/** Groups and who is in them; administrators change them. */
export function GroupsPage() {
  const { t } = useTranslation(['groups', 'shell']);
  const { isAdmin } = useSession();
  const { group } = useSearch({ from: '/shell/groups' });
  const navigate = useNavigate();
  const [isOpen, { open, close }] = useDisclosure();
  const choose = (uid: string | undefined) =>
    void navigate({ to: '/groups', search: uid === undefined ? {} : { group: uid } });
  return (
    <Page
      title={t('shell:pages.groups')}
      actions={
        isAdmin ? (
          <Button leftSection={<IconPlus aria-hidden />} onClick={open}>
            {t('groups:create')}
          </Button>
        ) : null
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 5, lg: 4 }}>
          <GroupList chosen={group} onChoose={choose} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7, lg: 8 }}>
          <GroupView uid={group} onDeleted={() => choose(undefined)} />
        </Grid.Col>
      </Grid>
      <NewGroupDialog isOpen={isOpen} onClose={close} onCreated={choose} />
    </Page>
  );
}
