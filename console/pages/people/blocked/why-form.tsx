import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTexts } from './texts.ts';

const MOST_LETTERS = 300;

interface WhyFormProps {
  /** What will be. */
  readonly text: string;
  readonly act: string;
  readonly isReady?: boolean;
  readonly isPending: boolean;
  readonly close: () => void;
  readonly go: (why: string) => void;
  readonly children?: ReactNode;
}

/** Nothing of this is done without a reason that is put down. */
export function WhyForm({ text, act, isReady = true, isPending, close, go, children }: WhyFormProps) {
  const { t } = useTexts();
  const [why, setWhy] = useState('');
  const isWhole = isReady && why.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) go(why.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{text}</Text>
        {children}
        <Textarea
          label={t('why')}
          description={t('whyText')}
          value={why}
          maxLength={MOST_LETTERS}
          onChange={({ currentTarget: { value } }) => setWhy(value)}
          autosize
          minRows={2}
          required
          data-autofocus={children === undefined || undefined}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!isWhole} loading={isPending}>
            {act}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
