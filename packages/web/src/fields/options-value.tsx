import { Badge, Group } from '@mantine/core';
import { optionsOf } from '@whoswho/core';
import type { Field } from '@whoswho/core';
import type { ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { idsOf, isSingle } from './option-ids.ts';
import { PlainText } from './plain-text.tsx';

/** The labels of what was chosen. */
export function OptionsValue({ field, value, language, isCompact }: ValueProps) {
  const ids = idsOf(value);
  if (isCompact || ids.length <= 1 || isSingle(field)) {
    const text = ids.length === 0 ? textOf(field, value, language) : labels(field, ids, language);
    return <PlainText text={text} isCompact={isCompact} />;
  }
  const options = optionsOf(field.settings);
  return (
    <Group gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {ids.map((id) => (
        <li key={id}>
          <Badge variant="default" tt="none" fw={500} size="lg">
            {options.get(id)?.label(language) ?? id}
          </Badge>
        </li>
      ))}
    </Group>
  );
}

function labels(field: Field, ids: readonly string[], language: string): string {
  const options = optionsOf(field.settings);
  const texts = ids.map((id) => options.get(id)?.label(language) ?? id);
  return new Intl.ListFormat(language, { type: 'unit' }).format(texts);
}
