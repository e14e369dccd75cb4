import { Alert, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { closeBreaker } from '../../../../functions/api/routes/close-breaker.ts';
import type { getBreaker } from '../../../../functions/api/routes/get-breaker.ts';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { Allowed } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { useTexts } from '../texts.ts';

const PATH = '/v1/breaker';
type State = AnswerOf<typeof getBreaker>;

/** Marketing mail stops by itself when too much of it bounces or is called spam; a person lets it go on. */
export function Breaker() {
  const { t } = useTexts();
  const breaker = useAnswer<typeof getBreaker>(PATH);
  return (
    <Card withBorder component="section" aria-label={t('channels.mail')}>
      <Text fw={600} component="h2" mb="xs">
        {t('channels.mail')}
      </Text>
      <Loaded of={breaker} lines={2}>
        {(state) => (
          <Stack gap="sm">
            {state.state === 'open' && <Stopped state={state} />}
            <Rates state={state} />
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}

function Rates({ state: { state, now, limits } }: { state: State }) {
  const { t } = useTexts();
  const { fine } = useFormat();
  return (
    <Group gap="sm">
      {state === 'closed' && <Badge color="teal">{t('channels.mailGoes')}</Badge>}
      <Text size="sm">
        {t('channels.bounced', { rate: fine(now.bounceRate), limit: fine(limits.bounceRate) })}
      </Text>
      <Text size="sm">
        {t('channels.complained', { rate: fine(now.complaintRate), limit: fine(limits.complaintRate) })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('channels.over', { count: now.sends })}
      </Text>
    </Group>
  );
}

function Stopped({ state }: { state: State }) {
  const { t } = useTexts();
  const { moment } = useFormat();
  const confirm = useConfirm();
  const close = useAct<typeof closeBreaker>({ changes: [PATH, '/v1/audit'] });
  return (
    <Alert color="red" title={t(`channels.stopped.${state.reason ?? 'bounces'}`)} role="alert">
      <Stack gap="xs" align="flex-start">
        {state.openedAt !== undefined && (
          <Text size="sm">{t('channels.since', { at: moment(state.openedAt) })}</Text>
        )}
        <Allowed to="admin">
          <Button
            size="xs"
            color="red"
            loading={close.isPending}
            onClick={() =>
              confirm({
                title: t('channels.goOnTitle'),
                text: t('channels.goOnText'),
                act: t('channels.goOn'),
                isDangerous: true,
                go: () => close.mutate({ path: `${PATH}/close`, method: 'POST', body: {} }),
              })
            }
          >
            {t('channels.goOn')}
          </Button>
        </Allowed>
      </Stack>
    </Alert>
  );
}
