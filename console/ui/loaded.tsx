import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCommonTexts } from '../i18n/texts.ts';
import { ProblemText } from './problem-text.tsx';
import { useDue } from './use-due.ts';

interface LoadedProps<A> {
  readonly of: UseQueryResult<A>;
  readonly children: (answer: A) => ReactNode;
  /** Lines shown grey while nothing is there yet. */
  readonly lines?: number;
}

/** Shows an answer of the API, or that it is on its way, or what went wrong and a way to ask again. */
export function Loaded<A>({ of, children, lines = 4 }: LoadedProps<A>) {
  const isDue = useDue(of.data !== undefined);
  if (of.data !== undefined && isDue) return <>{children(of.data)}</>;
  return of.isError ? <Failed error={of.error} again={() => void of.refetch()} /> : <Loading lines={lines} />;
}

export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useCommonTexts();
  return (
    <Stack gap="sm" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <Skeleton key={line} height={20} radius="sm" />
      ))}
    </Stack>
  );
}

export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useCommonTexts();
  return (
    <Alert color="red" title={t('problem.title')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          <ProblemText error={error} />
        </Text>
        {again && (
          <Button size="xs" variant="default" onClick={again}>
            {t('again')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Nothing there yet: what would be here, and the way to get it. */
export function Empty({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py="xl" ta="center">
      <Text fw={600}>{title}</Text>
      {text !== undefined && (
        <Text c="dimmed" maw={480}>
          {text}
        </Text>
      )}
      {action !== undefined && <Group mt="xs">{action}</Group>}
    </Stack>
  );
}
