import { Button, Group, Input, Paper, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Loading } from '../loaded.tsx';
import type { ConditionBuilderProps } from './builder-props.ts';
import { LiveCount } from './live-count.tsx';
import { useTexts } from './texts.ts';
import { useConditionWords } from './use-condition-words.ts';

const Builder = lazy(() => import('./condition-builder.tsx'));

interface ConditionFieldProps extends ConditionBuilderProps {
  readonly error?: string | undefined;
  /** Open from the beginning: where it is what the page is for. */
  readonly isOpen?: boolean;
}

/** A condition in words, the builder behind a button, and how many it holds for now. */
export function ConditionField({ label, error, isOpen = false, ...builder }: ConditionFieldProps) {
  const { t } = useTexts();
  const words = useConditionWords();
  const [open, setOpen] = useState(isOpen);
  return (
    <Input.Wrapper label={label} error={error} labelElement="div">
      <Paper withBorder p="xs" mt={4}>
        <Stack gap="xs">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Text size="sm">{words(builder.condition)}</Text>
            {!builder.disabled && (
              <Button
                size="compact-xs"
                variant="default"
                aria-expanded={open}
                aria-label={`${t(open ? 'done' : 'change')}: ${label}`}
                style={{ flexShrink: 0 }}
                onClick={() => setOpen(!open)}
              >
                {t(open ? 'done' : 'change')}
              </Button>
            )}
          </Group>
          {open && (
            <Suspense fallback={<Loading />}>
              <Builder label={label} {...builder} />
            </Suspense>
          )}
          {open && <LiveCount condition={builder.condition} />}
        </Stack>
      </Paper>
    </Input.Wrapper>
  );
}
