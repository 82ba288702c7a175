import { Box, Input } from '@mantine/core';
import { useId } from 'react';
import classes from './json-editor.module.css';

/** A text of many lines with their numbers; the line where something is wrong is marked. */
export function JsonEditor({
  label,
  value,
  change,
  leave,
  error,
  line,
}: {
  readonly label: string;
  readonly value: string;
  readonly change: (text: string) => void;
  readonly leave: () => void;
  readonly error: string;
  readonly line: number | undefined;
}) {
  const id = useId();
  const count = value.split('\n').length;
  return (
    <Input.Wrapper
      id={id}
      label={label}
      error={error === '' ? undefined : error}
      // A field can be long: what is wrong stands where it begins.
      inputWrapperOrder={['label', 'error', 'input']}
    >
      <Box className={classes['editor']} data-invalid={error !== ''}>
        <div className={classes['numbers']} aria-hidden>
          {Array.from({ length: count }, (_, place) => (
            <div key={place} className={place + 1 === line ? classes['wrong'] : undefined}>
              {place + 1}
            </div>
          ))}
        </div>
        <textarea
          id={id}
          className={classes['text']}
          value={value}
          rows={count}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          aria-invalid={error !== ''}
          {...(error === '' ? {} : { 'aria-describedby': `${id}-error` })}
          onChange={({ currentTarget }) => change(currentTarget.value)}
          onBlur={leave}
        />
      </Box>
    </Input.Wrapper>
  );
}
