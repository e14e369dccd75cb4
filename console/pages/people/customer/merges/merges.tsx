import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { AnswerOf } from '../../../../../functions/api/route.ts';
import type { listMerges } from '../../../../../functions/api/routes/list-merges.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useMay } from '../../../../auth/me.tsx';
import { useFormat } from '../../../../i18n/use-format.ts';
import { Loaded } from '../../../../ui/loaded.tsx';
import { useConfirm } from '../../../../ui/use-confirm.tsx';
import { useSourceName } from '../../../../ui/use-reason.ts';
import { useDeed } from '../../deeds/use-deed.ts';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';

type Merge = AnswerOf<typeof listMerges>['merges'][number];

/** Which other entries became this person, why, and a way to part them again. */
export function Merges() {
  const { t } = useTexts();
  const { person } = useCustomer();
  const merges = useAnswer<typeof listMerges>(`/v1/profiles/${person.id}/merges`);
  return (
    <Section title={t('merges.title')}>
      <Loaded of={merges} lines={2}>
        {({ merges: all }) => (
          <Stack gap="sm">
            {all.map((merge) => (
              <MergeLine key={`${merge.from} ${merge.at}`} merge={merge} />
            ))}
            {all.length === 0 && <Text size="sm">{t('merges.none')}</Text>}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function MergeLine({ merge }: { merge: Merge }) {
  const { t } = useTexts();
  const format = useFormat();
  const sourceName = useSourceName();
  const mayServe = useMay('serve');
  const { at, from, event, source, by, rule, undoable, separated } = merge;
  const why = [
    event !== undefined && t(`event.${event}`, { defaultValue: event }),
    source !== undefined && sourceName(source),
    by !== undefined && t('entry.by', { name: by }),
    t(`merges.rule.${rule}`),
  ].filter((part) => typeof part === 'string');
  return (
    <Group justify="space-between" gap="xs" align="flex-start">
      <div style={{ flex: '1 1 240px' }}>
        <Text size="sm" fw={600}>
          {t('merges.joined', { id: from })}
        </Text>
        <Text size="xs" c="dimmed">
          {[format.dated(at), ...why].join(' · ')}
        </Text>
        {separated && (
          <Badge color="gray">
            {t('merges.separated', { when: format.dated(separated.at), name: separated.by })}
          </Badge>
        )}
      </div>
      {mayServe && undoable && <Part from={from} />}
    </Group>
  );
}

function Part({ from }: { from: string }) {
  const { t } = useTexts();
  const ask = useConfirm();
  const { person } = useCustomer();
  const deed = useDeed(person.id);
  const go = () =>
    deed.mutate({
      path: 'unmerge',
      body: { from },
      said: t('merges.parted'),
      shows: ({ mergedFrom }) => !mergedFrom.includes(from),
    });
  return (
    <Button
      size="xs"
      variant="default"
      loading={deed.isPending}
      onClick={() =>
        ask({ title: t('merges.partAsk'), text: t('merges.partText'), act: t('merges.part'), go })
      }
    >
      {t('merges.part')}
    </Button>
  );
}
