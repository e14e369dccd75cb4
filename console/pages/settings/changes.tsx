import { Code, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/client.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useTexts } from './texts.ts';

interface Change {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

const MOST = 12;
const short = (value: unknown): string => {
  const text = value === undefined ? '–' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

/** What a draft says otherwise than what is in effect; what an earlier one said is never shown for it. */
export function Changes({ path, draftVersion }: { path: string; draftVersion: number }) {
  const { t } = useTexts();
  const diff = useQuery({
    queryKey: [`${path}/diff`, draftVersion],
    queryFn: ({ signal }) => ask<unknown>(`${path}/diff`, { signal }),
  });
  return (
    <Loaded of={diff} lines={1}>
      {(answer) => {
        const { changes } = answer as { changes: Change[] };
        return (
          <Stack gap={2}>
            {changes.slice(0, MOST).map(({ path: at, before, after }) => (
              <Text key={at} size="sm" style={{ overflowWrap: 'anywhere' }}>
                {at}: <Code>{short(before)}</Code> → <Code>{short(after)}</Code>
              </Text>
            ))}
            {changes.length > MOST && (
              <Text size="sm">{t('approval.more', { count: changes.length - MOST })}</Text>
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}
