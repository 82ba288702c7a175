import { Stack, Text } from '@mantine/core';
import { equal, isObject } from '@whoswho/core';
import type { DraftProblem, Json } from '@whoswho/core';
import type { Component } from '@whoswho/core/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JsonEditor } from '../json-editor.tsx';
import { ruleOf } from './form-part.ts';
import type { FormPartProps } from './form-part.ts';
import { faultyLine } from './json-fault.ts';

/** The field as it is stored. What can be read is taken at once, with keys that nobody knows. */
export function JsonPart({ draft, component, problems }: FormPartProps) {
  const { t } = useTranslation('fields');
  const [text, setText] = useState(() => JSON.stringify(component, null, 2));
  const read = readComponent(text, component.uuid);
  const isStale = !('component' in read) || !equal(read.component, component);
  const [isTyping, setIsTyping] = useState(false);
  // Somebody changed the field elsewhere, such as by reverting it.
  const shown = isStale && !isTyping ? JSON.stringify(component, null, 2) : text;
  const change = (next: string) => {
    setText(next);
    setIsTyping(true);
    const parsed = readComponent(next, component.uuid);
    if ('component' in parsed) {
      draft.changeField(component.uuid, () => ({ ...parsed.component, uuid: component.uuid }));
    }
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('jsonText')}
      </Text>
      <JsonEditor
        label={t('jsonLabel')}
        value={shown}
        change={change}
        leave={() => setIsTyping(false)}
        error={
          'broken' in read
            ? t(`jsonErrors.${read.broken}`, { detail: read.detail })
            : problems.map((problem) => `${problem.place} ${ruleOf(problem)}`).join('\n')
        }
        line={'line' in read ? read.line : lineWith(shown, settingOf(problems))}
      />
    </Stack>
  );
}

type Read =
  | { readonly component: Component }
  | {
      readonly broken: 'syntax' | 'object' | 'uuid' | 'shape';
      readonly detail: string;
      readonly line: number | undefined;
    };

function readComponent(text: string, uuid: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { broken: 'syntax', detail, line: faultyLine(text) };
  }
  const json = value as Json; // what JSON.parse answers is Json
  if (!isObject(json)) {
    return { broken: 'object', detail: '', line: 1 };
  }
  if (json['uuid'] !== uuid) {
    return { broken: 'uuid', detail: uuid, line: lineWith(text, '"uuid"') };
  }
  const wrong = shapes.find(([key, fits]) => json[key] !== undefined && !fits(json[key]));
  return wrong === undefined
    ? { component: json }
    : { broken: 'shape', detail: wrong[0], line: lineWith(text, `"${wrong[0]}"`) };
}

const isText = (value: Json | undefined) => typeof value === 'string';

/** What the rest of the page counts on. */
const shapes: readonly (readonly [string, (value: Json | undefined) => boolean])[] = [
  ['title', (value) => isObject(value) && Object.values(value).every(isText)],
  ['type', isText],
  ['status', isText],
  ['properties', isObject],
];

/** The name of the first setting that is wrong, as JSON has it. */
function settingOf(problems: readonly DraftProblem[]): string | undefined {
  const key = problems[0]?.place.split(/[.[]/u)[1];
  return key === undefined ? undefined : `"${key}"`;
}

function lineWith(text: string, part: string | undefined): number | undefined {
  if (part === undefined) {
    return undefined;
  }
  const place = text.split('\n').findIndex((line) => line.includes(part));
  return place < 0 ? undefined : place + 1;
}
