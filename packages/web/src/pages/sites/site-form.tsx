import {
  Badge,
  Button,
  Group,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Instance } from '@whoswho/core/contract';
import { useTranslation } from 'react-i18next';
import { directoriesQuery } from '../../data/directory.ts';
import { useSaveSite } from '../../data/sites.ts';
import { isLanguageCode, languageName } from '../../language/language-name.ts';
import { localized } from '../../ui/localized.ts';
import { notifyDone } from '../../ui/notify.tsx';
import { Section } from '../../ui/section.tsx';
import { Failure } from '../../ui/states.tsx';

interface SiteDraft {
  readonly title: Record<string, string>;
  readonly langs: string[];
  readonly defaultLang: string;
  readonly defaultUserDirectory: string;
}

/** One site, to be changed. */
export function SiteForm({ site }: { readonly site: Instance }) {
  const { t, i18n } = useTranslation(['sites', 'shell']);
  const { language } = i18n;
  const { data: directories } = useSuspenseQuery(directoriesQuery);
  const form = useForm<SiteDraft>({
    initialValues: draftOf(site),
    validate: {
      langs: (langs) => {
        const wrong = langs.find((code) => !isLanguageCode(code));
        return wrong === undefined ? null : t('sites:badLanguage', { language: wrong });
      },
    },
  });
  const save = useSaveSite(() => {
    form.resetDirty();
    notifyDone(t('sites:saved'));
  });
  const { langs } = form.values;
  const name = localized(site.title, language) || (site.name ?? '');
  return (
    <Section title={name}>
      {site.isDefaultInstance === true ? <Badge variant="light">{t('sites:default')}</Badge> : null}
      <form
        noValidate
        onSubmit={form.onSubmit((draft) =>
          save.mutate({ uid: site.uid ?? site.id ?? '', ...draft }),
        )}
      >
        <Stack>
          {save.error === null ? null : <Failure error={save.error} />}
          <TagsInput
            label={t('sites:languages')}
            description={t('sites:languagesHelp')}
            {...form.getInputProps('langs')}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {langs.map((code) => (
              <TextInput
                key={code}
                lang={code}
                label={t('sites:nameIn', { language: languageName(code, language) })}
                {...form.getInputProps(`title.${code}`)}
                value={form.values.title[code] ?? ''}
              />
            ))}
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t('sites:defaultLanguage')}
              allowDeselect={false}
              data={langs.map((code) => ({ value: code, label: languageName(code, language) }))}
              {...form.getInputProps('defaultLang')}
            />
            <Select
              label={t('sites:directory')}
              placeholder={t('sites:none')}
              data={directories.map(({ id, content }) => ({
                value: id,
                label: localized(content.title, language) || id,
              }))}
              {...form.getInputProps('defaultUserDirectory')}
            />
          </SimpleGrid>
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('shell:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function draftOf({ title, langs, defaultLang, defaultUserDirectory }: Instance): SiteDraft {
  return {
    title: { ...title },
    langs: langs ?? [],
    defaultLang: defaultLang ?? langs?.[0] ?? '',
    defaultUserDirectory: defaultUserDirectory ?? '',
  };
}
