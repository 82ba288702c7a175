import { ActionIcon, Group, Input, Tooltip } from '@mantine/core';
import { useId } from '@mantine/hooks';
import type { Json } from '@whoswho/core';
import { useRef, useState } from 'react';
import type { ClipboardEvent, ComponentType, SVGProps } from 'react';
import { useTranslation } from 'react-i18next';
import IconBlockquote from '~icons/tabler/blockquote';
import IconBold from '~icons/tabler/bold';
import IconClear from '~icons/tabler/clear-formatting';
import IconHeading from '~icons/tabler/heading';
import IconItalic from '~icons/tabler/italic';
import IconNumbers from '~icons/tabler/list-numbers';
import IconBullets from '~icons/tabler/list';
import IconUnderline from '~icons/tabler/underline';
import type { values } from '../language/en/values.ts';
import type { ControlProps } from './kind.ts';
import { RichTextLink } from './rich-text-link.tsx';
import classes from './rich-text.module.css';

interface Tool {
  readonly name: keyof (typeof values)['format'];
  readonly icon: ComponentType<SVGProps<SVGSVGElement>>;
  readonly command: string;
  readonly argument?: string;
}

/** What the browser's own editing can do of what the field type lets through. */
const tools: readonly Tool[] = [
  { name: 'bold', icon: IconBold, command: 'bold' },
  { name: 'italic', icon: IconItalic, command: 'italic' },
  { name: 'underline', icon: IconUnderline, command: 'underline' },
  { name: 'heading', icon: IconHeading, command: 'formatBlock', argument: 'h3' },
  { name: 'bullets', icon: IconBullets, command: 'insertUnorderedList' },
  { name: 'numbers', icon: IconNumbers, command: 'insertOrderedList' },
  { name: 'quote', icon: IconBlockquote, command: 'formatBlock', argument: 'blockquote' },
];

/** Formatted text. Nothing enters the page that the field type does not let through. */
export function RichTextControl({ field, value, onChange, input }: ControlProps) {
  const { t } = useTranslation('values');
  const id = useId();
  const editor = useRef<HTMLDivElement>(null);
  const { disabled = false, ...wrapper } = input;
  const safe = (html: Json | undefined) => safeHtml(field.type?.clean(html ?? '', {}));
  // The browser owns the text from now on; React must not write into it.
  const [initial] = useState(() => ({ __html: safe(value) }));
  const report = () => onChange(editor.current?.innerHTML ?? '');
  const run = (command: string, argument?: string) => {
    editor.current?.focus();
    // Deprecated for a decade without anything in its place; every browser has it.
    document.execCommand('styleWithCSS', false, 'false');
    document.execCommand(command, false, argument);
    report();
  };
  const paste = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData('text/html');
    if (html !== '') {
      event.preventDefault();
      run('insertHTML', safe(html));
    }
  };
  return (
    <Input.Wrapper {...wrapper} id={id} labelElement="div" labelProps={{ id: `${id}-label` }}>
      <div className={classes['box']} data-error={input.error === undefined ? undefined : true}>
        <Group gap={2} p={4} role="toolbar" aria-label={t('format.toolbar')}>
          {tools.map(({ name, icon: Icon, command, argument }) => (
            <Tooltip key={name} label={t(`format.${name}`)}>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={disabled}
                aria-label={t(`format.${name}`)}
                onMouseDown={keepSelection}
                onClick={() => run(command, argument)}
              >
                <Icon aria-hidden />
              </ActionIcon>
            </Tooltip>
          ))}
          <RichTextLink editor={editor} run={run} isDisabled={disabled} />
          <Tooltip label={t('format.clear')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={disabled}
              aria-label={t('format.clear')}
              onMouseDown={keepSelection}
              onClick={() => {
                run('removeFormat');
                run('formatBlock', 'p');
              }}
            >
              <IconClear aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
        <div
          ref={editor}
          className={classes['editor']}
          role="textbox"
          tabIndex={0}
          aria-multiline
          aria-labelledby={`${id}-label`}
          aria-invalid={input.error === undefined ? undefined : true}
          contentEditable={!disabled}
          suppressContentEditableWarning
          dir="auto"
          dangerouslySetInnerHTML={initial}
          onInput={report}
          onPaste={paste}
        />
      </div>
    </Input.Wrapper>
  );
}

/** A press on a tool must not take the selection from the text. */
function keepSelection(event: { preventDefault: () => void }): void {
  event.preventDefault();
}

function safeHtml(cleaned: object | undefined): string {
  return cleaned !== undefined && 'value' in cleaned && typeof cleaned.value === 'string'
    ? cleaned.value
    : '';
}
