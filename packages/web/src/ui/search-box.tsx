import { ActionIcon, Kbd, Paper, TextInput } from '@mantine/core';
import { clsx } from 'clsx';
import { useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import IconSearch from '~icons/tabler/search';
import IconX from '~icons/tabler/x';
import classes from './search-box.module.css';
import { SearchOption } from './search-option.tsx';
import { useSearchBox } from './use-search-box.ts';
import { useSlashKey } from './use-slash-key.ts';

/** The search of the people page, at hand on every page. */
export function SearchBox() {
  const { t } = useTranslation('people');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const box = useSearchBox(input);
  useSlashKey(input);
  const { text, options, active, isOpen } = box;
  const optionId = (index: number) => `${id}-${index}`;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.nativeEvent.isComposing && box.pressKey(event.key)) {
      event.preventDefault();
    }
  };
  return (
    <search className={classes['search']}>
      <TextInput
        ref={input}
        role="combobox"
        aria-label={t('searchLabel')}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-keyshortcuts="/"
        aria-activedescendant={isOpen && active !== undefined ? optionId(active) : undefined}
        placeholder={t('searchPlaceholder')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        dir="auto"
        leftSection={<IconSearch aria-hidden />}
        rightSection={
          text === '' ? (
            <Kbd size="xs" aria-hidden className={classes['key']} title={t('searchKey')}>
              /
            </Kbd>
          ) : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('clearQuery')}
              onClick={box.clear}
            >
              <IconX aria-hidden />
            </ActionIcon>
          )
        }
        value={text}
        onChange={({ currentTarget }) => box.type(currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onBlur={box.close}
      />
      <Paper
        id={id}
        role="listbox"
        aria-label={t('suggestions')}
        withBorder
        shadow="md"
        className={clsx(classes['list'], !isOpen && classes['closed'])}
        // A click must not take the focus away before it is one.
        onMouseDown={(event) => event.preventDefault()}
        onClick={({ target }) => {
          const option = target instanceof Element ? target.closest('[data-index]') : null;
          if (option !== null) {
            box.choose(Number(option.getAttribute('data-index')));
          }
        }}
      >
        {options.map((option, index) => (
          <SearchOption
            key={optionId(index)}
            id={optionId(index)}
            index={index}
            option={option}
            isActive={index === active}
          />
        ))}
      </Paper>
    </search>
  );
}
