import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import IconForms from '~icons/tabler/forms';
import { editableDirectoriesQuery } from '../../data/directory-edit.ts';
import { useSession } from '../../data/session.ts';
import { sitesQuery } from '../../data/sites.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DirectoryEditor } from './directory-editor.tsx';
import { NewDirectoryButton } from './directory/new-directory.tsx';
import { useDrafts } from './draft/use-drafts.ts';
import { LeaveDialog } from './save/leave-dialog.tsx';
import { useFieldsSearch } from './use-fields-search.ts';

/** Where administrators define what profiles have. */
export function FieldsPage() {
  const { t } = useTranslation(['fields', 'shell']);
  const session = useSession();
  const { data: directories } = useSuspenseQuery(editableDirectoriesQuery);
  const { data: sites } = useSuspenseQuery(sitesQuery);
  const { search } = useFieldsSearch();
  const { draftOf, hasChanges } = useDrafts();
  const directory =
    directories.find(({ id }) => id === search.directory) ??
    directories.find(({ isDefaultUserDirectory }) => isDefaultUserDirectory === true) ??
    directories[0];
  if (directory === undefined) {
    const isAdministrator = session.isAdmin || session.instances.length > 0;
    return (
      <Page title={t('shell:pages.fields')}>
        <Empty
          icon={IconForms}
          title={isAdministrator ? t('noDirectories') : t('shell:forAdministrators')}
          {...(isAdministrator ? { text: t('noDirectoriesText') } : {})}
        >
          {isAdministrator ? <NewDirectoryButton sites={sites} /> : null}
        </Empty>
      </Page>
    );
  }
  return (
    <>
      <LeaveDialog isOn={hasChanges} />
      <DirectoryEditor
        key={directory.id}
        draft={draftOf(directory)}
        directories={directories}
        sites={sites}
      />
    </>
  );
}
