import { Stack, Text } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { Loading } from '../loaded.tsx';
import { changedFields } from './fields-of.ts';
import { useTexts } from './texts.ts';

const TextLines = lazy(() => import('./text-lines.tsx'));

interface DifferenceProps {
  readonly before: unknown;
  readonly after: unknown;
  /** A field as people know it; its path where nothing is said. */
  readonly nameOf?: (path: string) => string;
}

/** What differs between two documents, field by field. */
export function Difference({ before, after, nameOf = (path) => path }: DifferenceProps) {
  const { t } = useTexts();
  const changes = useMemo(() => changedFields(before, after), [before, after]);
  if (changes.length === 0) return <Text c="dimmed">{t('difference.none')}</Text>;
  return (
    <Stack gap="sm">
      <Suspense fallback={<Loading />}>
        {changes.map((field) => (
          <div key={field.path}>
            <Text size="sm" fw={600}>
              {nameOf(field.path)}
            </Text>
            <TextLines
              label={t('difference.of', { label: nameOf(field.path) })}
              before={field.before ?? ''}
              after={field.after ?? ''}
            />
          </div>
        ))}
      </Suspense>
    </Stack>
  );
}
