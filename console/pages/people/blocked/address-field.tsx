import { Button, Group, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTexts } from './texts.ts';

interface AddressFieldProps {
  readonly address: string;
  readonly onLook: (address: string) => void;
}

/** One address instead of all. */
export function AddressField({ address, onLook }: AddressFieldProps) {
  const { t } = useTexts();
  const [text, setText] = useState(address);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onLook(text.trim());
  };
  return (
    <search>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="xs">
          <TextInput
            label={t('look')}
            description={t('lookText')}
            value={text}
            onChange={({ currentTarget: { value } }) => setText(value)}
            leftSection={<IconSearch size={18} aria-hidden />}
            autoComplete="off"
            spellCheck={false}
            maxLength={1000}
            style={{ flex: '1 1 260px', maxWidth: 560 }}
          />
          <Button type="submit" variant="default">
            {t('find')}
          </Button>
          {address !== '' && (
            <Button variant="subtle" onClick={() => onLook('')}>
              {t('all')}
            </Button>
          )}
        </Group>
      </form>
    </search>
  );
}
