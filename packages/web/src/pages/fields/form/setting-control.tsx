import { NumberInput, Switch, TagsInput, TextInput } from '@mantine/core';
import { isObject } from '@whoswho/core';
import type { Json, ObjectSchema } from '@whoswho/core';
import type { ComponentType } from 'react';
import { CodeSpans } from '../code-spans.tsx';
import type { FormPartProps } from './form-part.ts';
import { OptionsEditor } from './options-editor.tsx';

type SettingSchema = ObjectSchema['properties'][string];

/** One setting of a type, with what its schema says about it. */
export interface SettingProps extends FormPartProps {
  readonly settingKey: string;
  readonly schema: SettingSchema;
  readonly label: string;
  readonly help: string;
  readonly value: Json | undefined;
  readonly error: string | undefined;
  readonly change: (value: Json | undefined) => void;
}

/** One control a kind of JSON: the schema alone decides. */
const controls: Readonly<Record<NonNullable<SettingSchema['type']>, ComponentType<SettingProps>>> =
  {
    integer: NumberSetting,
    number: NumberSetting,
    string: TextSetting,
    boolean: SwitchSetting,
    array: ListSetting,
    object: JsonSetting,
  };

/** The control of a setting, drawn from its schema. */
export function SettingControl(props: SettingProps) {
  const { type } = props.schema;
  const Control = type === undefined ? JsonSetting : controls[type];
  return <Control {...props} />;
}

function NumberSetting({ schema, label, help, value, error, change }: SettingProps) {
  const { minimum, maximum } = schema;
  return (
    <NumberInput
      label={label}
      description={<CodeSpans text={help} />}
      maw={360}
      value={typeof value === 'number' || typeof value === 'string' ? value : ''}
      error={error}
      allowDecimal={schema.type === 'number'}
      {...(minimum === undefined ? {} : { min: minimum })}
      {...(maximum === undefined ? {} : { max: maximum })}
      onChange={(next) => change(next === '' ? undefined : next)}
    />
  );
}

function TextSetting({ schema, label, help, value, error, change }: SettingProps) {
  const isDate = schema.format === 'date';
  return (
    <TextInput
      label={label}
      description={<CodeSpans text={help} />}
      maw={isDate ? 240 : 480}
      value={typeof value === 'string' ? value : ''}
      error={error}
      spellCheck={false}
      {...(isDate ? { type: 'date' } : {})}
      {...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength })}
      onChange={({ currentTarget }) =>
        change(currentTarget.value === '' ? undefined : currentTarget.value)
      }
    />
  );
}

function SwitchSetting({ label, help, value, error, change }: SettingProps) {
  return (
    <Switch
      label={label}
      description={<CodeSpans text={help} />}
      error={error}
      checked={value === true}
      onChange={({ currentTarget }) => change(currentTarget.checked)}
    />
  );
}

/** Rows with an id are options; others are texts. */
function ListSetting(props: SettingProps) {
  const { properties } = props.schema.items ?? {};
  return properties?.['id'] === undefined ? (
    <TextsSetting {...props} />
  ) : (
    <OptionsEditor {...props} />
  );
}

function TextsSetting({ label, help, value, error, change }: SettingProps) {
  const rows = Array.isArray(value) ? value : [];
  const byText = new Map(rows.map((row) => [textOfRow(row), row]));
  const unread = rows.filter((row) => textOfRow(row) === undefined);
  const setTexts = (texts: readonly string[]) => {
    // A row that was more than its text stays what it is.
    const next = [...texts.map((text) => byText.get(text) ?? text), ...unread];
    change(next.length === 0 ? undefined : next);
  };
  return (
    <TagsInput
      label={label}
      description={<CodeSpans text={help} />}
      error={error}
      value={rows.flatMap((row) => textOfRow(row) ?? [])}
      splitChars={[';', '\n']}
      acceptValueOnBlur
      onChange={setTexts}
    />
  );
}

/** The text of a row, or of the key of it that has one. */
function textOfRow(row: Json): string | undefined {
  if (isObject(row)) {
    const text = [row['value'], row['title'], row['name']].find((one) => typeof one === 'string');
    return typeof text === 'string' && text !== '' ? text : undefined;
  }
  return typeof row === 'string' && row !== '' ? row : undefined;
}

/** What no control is for: as JSON, which is taken when it can be read. */
function JsonSetting({ label, help, value, error, change }: SettingProps) {
  return (
    <TextInput
      key={JSON.stringify(value)}
      label={label}
      description={<CodeSpans text={help} />}
      error={error}
      defaultValue={value === undefined ? '' : JSON.stringify(value)}
      onBlur={({ currentTarget }) => {
        if (currentTarget.value.trim() === '') {
          change(undefined);
          return;
        }
        try {
          change(JSON.parse(currentTarget.value) as Json); // what JSON.parse answers is Json
        } catch {
          currentTarget.value = value === undefined ? '' : JSON.stringify(value);
        }
      }}
    />
  );
}
