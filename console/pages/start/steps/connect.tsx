import { Badge, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { checkSource } from '../../../../functions/api/routes/check-source.ts';
import type { listSources } from '../../../../functions/api/routes/list-sources.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { To } from '../../../ui/link.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { Snippets } from '../../settings/sources/install.tsx';
import { useTexts } from '../texts.ts';
import { Next } from './next.tsx';

const EVERY_MS = 3000;

/** A source, what to put into the shop, and what has been seen of it so far. */
export function Connect({ seen, next }: { seen: () => void; next: () => void }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<string>();
  const known = useAnswer<typeof listSources>('/v1/sources');
  return (
    <Loaded of={known}>
      {({ sources }) => {
        // Those of pages first: with them nearly every shop begins.
        const all = sources.toSorted((a, b) => a.kind.localeCompare(b.kind));
        const source = all.find(({ id }) => id === chosen) ?? all[0];
        return (
          <Stack>
            {all.length > 1 && (
              <SegmentedControl
                aria-label={t('connect.source')}
                value={source?.id ?? ''}
                onChange={setChosen}
                data={all.map(({ id, name }) => ({ value: id, label: name }))}
                style={{ alignSelf: 'flex-start', maxWidth: '100%', flexWrap: 'wrap' }}
              />
            )}
            {source ? (
              <>
                <Snippets source={source} />
                <Check id={source.id} seen={seen} />
              </>
            ) : (
              <Text>{t('connect.none')}</Text>
            )}
            <To to="/settings/sources" size="sm">
              {t('connect.manage')}
            </To>
            <Next next={next} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

const COLORS = { ok: 'teal', mixed: 'orange', wrong: 'red', missing: 'gray', 'not-needed': 'gray' } as const;
type Result = AnswerOf<typeof checkSource>['checks'][number];

/** Asked again and again: what is right, wrong or still missing appears as the shop is clicked through. */
function Check({ id, seen }: { id: string; seen: () => void }) {
  const { t } = useTexts();
  const check = useAnswer<typeof checkSource>(`/v1/sources/${id}/check`, { everyMs: EVERY_MS });
  const isTold = check.data?.checks.some(({ id: what, status }) => what === 'taken' && status === 'ok');
  const tell = useRef(seen);
  tell.current = seen;
  useEffect(() => {
    if (isTold) tell.current();
  }, [isTold]);
  return (
    <Stack gap="xs" component="section" aria-label={t('connect.check')}>
      <Text fw={600} component="h3">
        {t('connect.check')}
      </Text>
      <Loaded of={check}>
        {({ ready, checks }) => (
          <>
            <Text size="sm" aria-live="polite">
              {t(ready ? 'connect.ready' : 'connect.waiting')}
            </Text>
            <Stack gap={4}>
              {checks
                .filter(({ status }) => status !== 'not-needed')
                .map((result) => (
                  <ResultLine key={result.id} result={result} />
                ))}
            </Stack>
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function ResultLine({ result: { id, need, status, fault, lastSeenAt } }: { result: Result }) {
  const { t } = useTexts();
  const { ago } = useFormat();
  const nowMs = useNow();
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Badge color={COLORS[status]} style={{ flexShrink: 0 }} w={96}>
        {t(`connect.status.${status}`)}
      </Badge>
      <Text size="sm">
        {t(`connect.checks.${id}`)}
        {need === 'advised' && (
          <Text span size="sm" c="dimmed">
            {' '}
            {t('connect.advised')}
          </Text>
        )}
        {status === 'ok' && lastSeenAt !== undefined && (
          <Text span size="sm" c="dimmed">
            {' '}
            {ago(lastSeenAt, nowMs)}
          </Text>
        )}
        {fault !== undefined && fault !== 'never-seen' && (
          <Text span size="sm">
            {': '}
            {t(`connect.faults.${fault}`)}
          </Text>
        )}
      </Text>
    </Group>
  );
}
