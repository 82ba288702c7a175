import { Alert, Button, Grid, Group, ScrollArea, Select, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Revision } from '@whoswho/core/contract';
import { useTranslation } from 'react-i18next';
import IconRestore from '~icons/tabler/restore';
import { restoreRevision, revisionQuery, revisionsQuery } from '../../../data/revisions.ts';
import { notifyDone, notifyFailure } from '../../../ui/notify.tsx';
import { Failure, Loading } from '../../../ui/states.tsx';
import { timeText } from '../../../ui/time.ts';
import type { Draft } from '../draft/use-drafts.ts';
import { useFieldsSearch } from '../use-fields-search.ts';
import { ComparisonView } from './comparison.tsx';
import { RestorePreview } from './restore-preview.tsx';
import { RevisionList } from './revision-list.tsx';

/** The versions of a directory: who saved which, how two differ, and going back to one. */
export function Revisions({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('fields');
  const { search, go } = useFieldsSearch();
  const id = draft.base.id ?? '';
  const list = useInfiniteQuery(revisionsQuery(id));
  if (list.isError) {
    return <Failure error={list.error} retry={() => void list.refetch()} />;
  }
  if (list.data === undefined) {
    return <Loading />;
  }
  const chosen = search.version ?? list.data[0]?.version;
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, sm: 4 }}>
        <ScrollArea.Autosize mah="70dvh" type="auto" viewportProps={{ tabIndex: 0 }}>
          <RevisionList
            revisions={list.data}
            chosen={chosen}
            choose={(version) => go({ version, against: undefined })}
          />
        </ScrollArea.Autosize>
        {list.hasNextPage ? (
          <Button
            mt="sm"
            fullWidth
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('versions.older')}
          </Button>
        ) : null}
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 8 }}>
        {chosen === undefined ? null : (
          <ChosenRevision key={chosen} draft={draft} version={chosen} revisions={list.data} />
        )}
      </Grid.Col>
    </Grid>
  );
}

function ChosenRevision({
  draft,
  version,
  revisions,
}: {
  readonly draft: Draft;
  readonly version: number;
  readonly revisions: readonly Revision[];
}) {
  const { t, i18n } = useTranslation('fields');
  const { search, go } = useFieldsSearch();
  const id = draft.base.id ?? '';
  const current = revisions[0]?.version;
  const against = search.against ?? version - 1;
  const shown = useQuery(revisionQuery(id, version));
  const other = useQuery({ ...revisionQuery(id, against), enabled: against > 0 });
  const restore = async () => {
    try {
      await restoreRevision(id, version);
      draft.discard();
      go({ versions: undefined, version: undefined, against: undefined });
      notifyDone(t('versions.restored', { version }), () => {
        if (current !== undefined) {
          restoreRevision(id, current).then(() => notifyDone(t('undone')), notifyFailure);
        }
      });
    } catch (error) {
      notifyFailure(error);
    }
  };
  const failed = shown.error ?? (against > 0 ? other.error : null);
  if (failed !== null) {
    return <Failure error={failed} />;
  }
  const nameOf = (one: Revision) =>
    `${t('versions.version', { version: one.version })} · ${timeText(one.createdAt ?? '', i18n.language)}`;
  return (
    <Stack gap="md">
      <Group align="flex-end" justify="space-between">
        <Select
          label={t('versions.compareWith', { version })}
          data={revisions
            .filter((one) => one.version !== version)
            .map((one) => ({ value: String(one.version), label: nameOf(one) }))}
          value={against > 0 ? String(against) : null}
          placeholder={t('versions.nothing')}
          allowDeselect={false}
          w={{ base: '100%', xs: 340 }}
          onChange={(next) => go({ version, against: next === null ? undefined : Number(next) })}
        />
        {version === current ? null : (
          <RestorePreview draft={draft} version={version} restore={restore}>
            <IconRestore aria-hidden />
          </RestorePreview>
        )}
      </Group>
      {draft.isChanged && version !== current ? (
        <Alert variant="light" color="orange">
          {t('versions.unsaved')}
        </Alert>
      ) : null}
      {shown.data === undefined || (against > 0 && other.data === undefined) ? (
        <Loading />
      ) : other.data === undefined ? (
        <Text c="dimmed">{t('versions.first')}</Text>
      ) : against < version ? (
        <ComparisonView before={other.data} after={shown.data} />
      ) : (
        <ComparisonView before={shown.data} after={other.data} />
      )}
    </Stack>
  );
}
