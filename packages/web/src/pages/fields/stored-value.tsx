import { Code, Text } from '@mantine/core';
import { isObject } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../language/language-name.ts';

/** A stored setting as an administrator reads it: texts by language, yes and no, or else JSON. */
export function StoredValue({ value }: { readonly value: Json | undefined }) {
  const { t, i18n } = useTranslation('fields');
  if (value === undefined || value === null) {
    return (
      <Text span inherit c="dimmed" fs="italic">
        {t('clash.nothing')}
      </Text>
    );
  }
  if (typeof value === 'boolean') {
    return value ? t('yes') : t('no');
  }
  const texts = isObject(value) ? Object.entries(value) : [];
  if (texts.length > 0 && texts.every(isTextOfLanguage)) {
    return texts.map(([language, text]) => (
      <Text key={language} span display="block" inherit style={{ overflowWrap: 'anywhere' }}>
        <Text span inherit c="dimmed">
          {languageName(language, i18n.language)}{' '}
        </Text>
        {typeof text === 'string' ? text : ''}
      </Text>
    ));
  }
  return (
    <Code style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
      {typeof value === 'string' ? value : jsonLines(value)}
    </Code>
  );
}

function isTextOfLanguage([language, text]: readonly [string, Json | undefined]): boolean {
  return typeof text === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/u.test(language);
}

/** JSON with one line for each item of a list, so that two lists can be compared. */
function jsonLines(value: Json): string {
  return Array.isArray(value)
    ? value.map((item) => JSON.stringify(item)).join('\n')
    : JSON.stringify(value, null, 1);
}
