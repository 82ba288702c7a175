import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

/** Other spellings that find somebody. */
export function DidYouMean({ suggestions }: { readonly suggestions: readonly string[] }) {
  const { t } = useTranslation('people');
  return suggestions.length === 0 ? null : (
    <Text size="sm" mb="xs">
      {t('didYouMean')}{' '}
      {suggestions.map((q, index) => (
        <Fragment key={q}>
          {index === 0 ? '' : ' · '}
          <Anchor
            fw={600}
            underline="always"
            renderRoot={(root) => (
              <Link to="/people" search={(before) => ({ ...before, q })} {...root} />
            )}
          >
            {q}
          </Anchor>
        </Fragment>
      ))}
    </Text>
  );
}
