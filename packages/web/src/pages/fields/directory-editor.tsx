import { Box, Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Content, Instance } from '@whoswho/core/contract';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import IconArrowLeft from '~icons/tabler/arrow-left';
import IconEye from '~icons/tabler/eye';
import IconForms from '~icons/tabler/forms';
import { directoryUseQuery } from '../../data/directory-use.ts';
import { localized } from '../../ui/localized.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { DirectoryActions } from './directory/directory-actions.tsx';
import { fieldComponentsOf } from './draft/component.ts';
import { problemsByField } from './draft/problem.ts';
import type { Draft } from './draft/use-drafts.ts';
import classes from './fields-page.module.css';
import { FieldForm } from './form/field-form.tsx';
import { languagesOfSite } from './languages.ts';
import { FieldList } from './list/field-list.tsx';
import { Preview } from './preview/preview.tsx';
import { SaveBar } from './save/save-bar.tsx';
import { useFieldsSearch } from './use-fields-search.ts';
import { useOneColumn } from './use-one-column.ts';

/** One directory: its fields, the form of the chosen one, and how both look to people. */
export function DirectoryEditor({
  draft,
  directories,
  sites,
}: {
  readonly draft: Draft;
  readonly directories: readonly Content[];
  readonly sites: readonly Instance[];
}) {
  const { t, i18n } = useTranslation(['fields', 'shell']);
  const { search, go } = useFieldsSearch();
  const languages = languagesOfSite(sites.find(({ id }) => id === draft.base.instance));
  const { data: uses, isLoading } = useQuery(directoryUseQuery(draft.base, i18n.language));
  const problems = problemsByField(draft);
  const chosen = fieldComponentsOf(draft.content).find(({ uuid }) => uuid === search.field);
  const onlyColumn = search.show ?? (chosen === undefined ? 'list' : 'form');
  useOneColumn(onlyColumn, chosen?.uuid);
  return (
    <Page
      title={t('shell:pages.fields')}
      actions={
        <Group gap="sm" wrap="nowrap">
          <Select
            aria-label={t('directory')}
            data={directories.map((directory) => ({
              value: directory.id ?? '',
              label: localized(directory.title, i18n.language),
            }))}
            value={draft.base.id ?? ''}
            allowDeselect={false}
            maw={260}
            onChange={(directory) =>
              go({ directory: directory ?? undefined, field: undefined, show: undefined })
            }
          />
          <DirectoryActions draft={draft} sites={sites} languages={languages} />
        </Group>
      }
    >
      <div className={classes['columns']} data-show={onlyColumn}>
        <Box
          component="section"
          data-column="list"
          tabIndex={-1}
          className={classes['list']}
          aria-label={t('fieldList')}
        >
          <FieldList
            draft={draft}
            languages={languages}
            uses={uses}
            problems={problems}
            chosen={chosen?.uuid}
          />
          <div className={classes['onlyWhereNarrow']}>
            <Button
              fullWidth
              mt="md"
              variant="default"
              leftSection={<IconEye aria-hidden />}
              onClick={() => go({ show: 'preview' })}
            >
              {t('preview.title')}
            </Button>
          </div>
        </Box>
        <Box
          component="section"
          data-column="form"
          tabIndex={-1}
          className={classes['form']}
          aria-label={t('fieldForm')}
        >
          {chosen === undefined ? (
            fieldComponentsOf(draft.content).length === 0 ? (
              <Empty icon={IconForms} title={t('noFields')} />
            ) : (
              <Empty icon={IconForms} title={t('chooseField')} text={t('chooseFieldText')} />
            )
          ) : (
            <>
              <Group justify="space-between" mb="sm">
                <div className={classes['onlyWhereNarrow']}>
                  <Button
                    variant="subtle"
                    leftSection={<IconArrowLeft aria-hidden />}
                    onClick={() => go({ field: undefined })}
                  >
                    {t('allFields')}
                  </Button>
                </div>
                <div className={classes['onlyWithoutPreview']}>
                  <Button
                    variant="subtle"
                    leftSection={<IconEye aria-hidden />}
                    onClick={() => go({ show: 'preview' })}
                  >
                    {t('preview.title')}
                  </Button>
                </div>
              </Group>
              <FieldForm
                key={chosen.uuid}
                draft={draft}
                component={chosen}
                languages={languages}
                use={uses?.get(chosen.uuid)}
                problems={problems.get(chosen.uuid) ?? []}
              />
            </>
          )}
        </Box>
        {/* It scrolls, and may have nothing in it that takes the keyboard there. */}
        <Box
          component="section"
          data-column="preview"
          className={classes['preview']}
          aria-label={t('preview.title')}
          tabIndex={0}
        >
          <div className={classes['onlyWithoutPreview']}>
            <Button
              variant="subtle"
              mb="sm"
              leftSection={<IconArrowLeft aria-hidden />}
              onClick={() => go({ show: undefined })}
            >
              {t('shell:back')}
            </Button>
          </div>
          {/* Its texts come later; nothing else waits for them. */}
          <Suspense fallback={<Loading />}>
            {isLoading ? <Loading /> : <Preview draft={draft} uses={uses} chosen={chosen?.uuid} />}
          </Suspense>
        </Box>
      </div>
      <SaveBar draft={draft} problems={problems} />
    </Page>
  );
}
