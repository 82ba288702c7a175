import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { activity } from '../../language/en/activity.ts';

type Known = keyof (typeof activity)['sources'];

/** Where a change came from: the product's own doors by name, others as they call themselves. */
export function SourceName({ source }: { readonly source: string }) {
  const { t } = useTranslation('activity');
  const isKnown = Object.hasOwn(activity.sources, source);
  return (
    <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
      {isKnown ? t(`sources.${source as Known}`) : source}
    </Text>
  );
}
