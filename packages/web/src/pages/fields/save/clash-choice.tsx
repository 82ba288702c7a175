import { Group, Paper, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ContentMerge, ErrorDetail } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import { localized } from '../../../ui/localized.ts';
import { fieldComponentsOf } from '../draft/component.ts';
import { placeName } from '../place-name.ts';
import { StoredValue } from '../stored-value.tsx';

export type Side = 'yours' | 'theirs';

/** One place that two people have changed: what it was, and the two changes to choose from. */
export function ClashChoice({
  clash,
  merge,
  side,
  choose,
}: {
  readonly clash: ErrorDetail;
  readonly merge: ContentMerge;
  readonly side: Side;
  readonly choose: (side: Side) => void;
}) {
  const { t, i18n } = useTranslation('fields');
  const { location = '' } = clash;
  const [, uuid, rest] = /^template\.components\.([^.]+)(?:\.(.+))?$/su.exec(location) ?? [];
  const component = [merge.yours, merge.theirs, merge.base]
    .flatMap((content) => fieldComponentsOf(content))
    .find((field) => field.uuid === uuid);
  const name =
    component === undefined
      ? t('directory')
      : localized(component.title, i18n.language) || t('untitled');
  const place = uuid === undefined ? location : rest;
  return (
    <Paper withBorder p="md" radius="md">
      <Radio.Group
        value={side}
        onChange={(next) => choose(next === 'theirs' ? 'theirs' : 'yours')}
        label={
          <Text span fw={650}>
            {name}
            {place === undefined ? '' : ` · ${placeName(place, t, i18n.language)}`}
          </Text>
        }
        description={
          <>
            {t('clash.before')} <StoredValue value={clash.base} />
          </>
        }
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs">
          {(['yours', 'theirs'] as const).map((one) => (
            <Radio.Card key={one} value={one} p="sm" radius="md" aria-label={t(`clash.${one}`)}>
              <Stack gap={4}>
                <Group gap="xs">
                  <Radio.Indicator />
                  <Text size="sm" fw={600}>
                    {t(`clash.${one}`)}
                  </Text>
                </Group>
                <StoredValue value={clash[one]} />
              </Stack>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
    </Paper>
  );
}
