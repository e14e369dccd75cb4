import { Code, Stack, Text } from '@mantine/core';
import { useAnswer } from '../../api/use-answer.ts';
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

/** What a draft says otherwise than what is in effect. */
export function Changes({ path }: { path: string }) {
  const { t } = useTexts();
  const diff = useAnswer(`${path}/diff`);
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
