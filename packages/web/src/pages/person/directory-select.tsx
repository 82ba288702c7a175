import { Select } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { directoriesQuery } from '../../data/directory.ts';
import type { Directory } from '../../data/directory.ts';
import { localized } from '../../ui/localized.ts';
import { personRoute } from './route.ts';

/** Chooses the directory whose fields are shown, where there are several. */
export function DirectorySelect({ directory }: { readonly directory: Directory }) {
  const { t, i18n } = useTranslation('person');
  const { data } = useSuspenseQuery(directoriesQuery);
  const navigate = personRoute.useNavigate();
  if (data.length < 2) {
    return null;
  }
  return (
    <Select
      size="xs"
      w={170}
      aria-label={t('directory')}
      allowDeselect={false}
      value={directory.id}
      data={data.map(({ id, content }) => ({
        value: id,
        label: localized(content.title, i18n.language) || id,
      }))}
      onChange={(id) =>
        void navigate({ search: (before) => ({ ...before, directory: id ?? undefined }) })
      }
    />
  );
}
