import { Group, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../../../ui/use-shortcuts.ts';
import { useTexts } from '../texts.ts';

const TYPED_MS = 350;

interface Props {
  readonly q: string;
  /** `opens`: with Enter, so that the only one found is shown at once. */
  readonly onLook: (text: string, opens: boolean) => void;
}

/** Looks while one types; Enter also opens whoever is the only one. */
export function SearchField({ q, onLook }: Props) {
  const { t } = useTexts();
  const [text, setText] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const lookSoon = useDebouncedCallback((typed: string) => onLook(typed.trim(), false), TYPED_MS);
  useEffect(() => field.current?.focus(), []);
  useShortcuts({ '/': () => field.current?.select() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    lookSoon.cancel();
    onLook(text.trim(), true);
  };
  return (
    <search>
      <form onSubmit={submit}>
        <TextInput
          ref={field}
          size="md"
          maw={640}
          value={text}
          label={t('search.field')}
          description={t('search.keys')}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            lookSoon(value);
          }}
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={
            <Group gap={4} visibleFrom="xs" aria-hidden>
              <Kbd>/</Kbd>
            </Group>
          }
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
        />
      </form>
    </search>
  );
}
