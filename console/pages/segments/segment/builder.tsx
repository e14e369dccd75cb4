import { Alert, Card, Grid, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { conditionOf, type Segment } from '../../../../core/segment/segment.ts';
import type { previewSegment } from '../../../../functions/api/routes/preview-segment.ts';
import { ask } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useMay } from '../../../auth/me.tsx';
import { ConditionField } from '../../../ui/conditions/condition-field.tsx';
import type { Work } from '../../../ui/document/use-work.ts';
import { useFaultText } from '../../../ui/faults/use-fault-text.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { useTexts } from '../texts.ts';
import { Found } from './found.tsx';
import { useNamed } from './use-named.ts';

const PAUSE_MS = 500;

const usePreview = (condition: unknown, isAsked: boolean) => {
  const [settled] = useDebouncedValue(condition, PAUSE_MS);
  return useQuery({
    queryKey: ['/v1/segments/preview', settled],
    queryFn: ({ signal }) =>
      ask<typeof previewSegment>('/v1/segments/preview', {
        ...{ method: 'POST', signal },
        body: { condition: settled },
      }),
    enabled: isAsked,
    retry: false,
  });
};

/** Who belongs to it, and how many that would be. */
export function Builder({ work }: { work: Work<Segment> }) {
  const { t } = useTexts();
  const { edit, change, faults, view } = work;
  const mayEdit = useMay('edit');
  const readOnly = !mayEdit || view.status === 'archived';
  const condition = conditionOf(edit);
  const isList = condition === undefined;
  // Whom any condition holds for would spell out contacts: only who edits is told.
  const isFound = mayEdit && !isList;
  const preview = usePreview(condition, isFound);
  const faultText = useFaultText();
  const named = useNamed(edit.id);
  const found = preview.error instanceof ApiProblem ? preview.error.faults : faults;
  return (
    <Grid>
      <Grid.Col span={{ base: 12, lg: isFound ? 8 : 12 }}>
        <Card withBorder>
          <Stack>
            <TextInput
              label={t('field.name')}
              value={edit.name ?? ''}
              maxLength={200}
              readOnly={readOnly}
              onChange={({ currentTarget: { value } }) => {
                const { name: _, ...rest } = edit;
                change(value === '' ? (rest as Segment) : { ...edit, name: value });
              }}
            />
            {isList ? (
              <Text size="sm">{t('byHand')}</Text>
            ) : (
              <ConditionField
                label={t('field.condition')}
                isOpen
                hasEvent={false}
                // Everybody, until a line says otherwise.
                condition={condition === true ? undefined : condition}
                disabled={readOnly}
                onChange={(next) => change({ ...edit, condition: next ?? true } as Segment)}
                {...named}
              />
            )}
            {found.length > 0 && (
              <Alert color="red" title={t('faults')}>
                {found.map((fault) => (
                  <Text size="sm" key={`${fault.path} ${fault.message}`}>
                    {faultText(fault)}
                  </Text>
                ))}
              </Alert>
            )}
          </Stack>
        </Card>
      </Grid.Col>
      {isFound && (
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Card withBorder component="section" aria-label={t('found.title')}>
            {found.length > 0 && !preview.data ? (
              <Text c="dimmed">{t('found.faults')}</Text>
            ) : (
              <Loaded of={preview} lines={6}>
                {(answer) => <Found found={answer} />}
              </Loaded>
            )}
          </Card>
        </Grid.Col>
      )}
    </Grid>
  );
}
