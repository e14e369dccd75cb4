import { Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { changeLoyalty } from '../../../../../functions/api/routes/change-loyalty.ts';
import type { getLoyalty } from '../../../../../functions/api/routes/get-loyalty.ts';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useMay } from '../../../../auth/me.tsx';
import { useFormat } from '../../../../i18n/use-format.ts';
import { Loaded } from '../../../../ui/loaded.tsx';
import { useUndo } from '../../../../ui/use-undo.tsx';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';

/** Her points, and a way to add or take some. */
export function Loyalty() {
  const { t } = useTexts();
  const format = useFormat();
  const mayServe = useMay('serve');
  const { person } = useCustomer();
  const path = `/v1/profiles/${person.id}/loyalty`;
  const points = useAnswer<typeof getLoyalty>(path, { enabled: !person.anonymized });
  if (person.anonymized) return null;
  return (
    <Section title={t('loyalty.title')}>
      <Loaded of={points} lines={1}>
        {({ balance }) => (
          <Stack gap="sm">
            <Text fw={700}>{t('loyalty.balance', { count: balance, points: format.number(balance) })}</Text>
            {mayServe && <Change path={path} />}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Change({ path }: { path: string }) {
  const { t } = useTexts();
  const [change, setChange] = useState<number | string>('');
  const [reason, setReason] = useState('');
  // The same press sent twice counts once.
  const key = useRef(crypto.randomUUID());
  const sayWithUndo = useUndo();
  const act = useAct<typeof changeLoyalty>({ changes: [path] });
  const say = (by: number, why: string, undoing = false) =>
    act.mutate(
      { path, method: 'POST', body: { change: by, reason: why, idempotencyKey: `console-${key.current}` } },
      {
        onSuccess: () => {
          key.current = crypto.randomUUID();
          setChange('');
          setReason('');
          if (!undoing) sayWithUndo(t('loyalty.changed', { change: by }), () => say(-by, why, true));
        },
      },
    );
  const isWhole = typeof change === 'number' && change !== 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && reason.trim() !== '') say(change, reason.trim());
      }}
    >
      <Group gap="xs" align="flex-end">
        <NumberInput
          label={t('loyalty.change')}
          value={change}
          onChange={setChange}
          allowDecimal={false}
          w={120}
        />
        <TextInput
          label={t('loyalty.reason')}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          maxLength={200}
          style={{ flex: '1 1 160px' }}
        />
        <Button
          type="submit"
          variant="default"
          loading={act.isPending}
          disabled={!isWhole || reason.trim() === ''}
        >
          {t('loyalty.act')}
        </Button>
      </Group>
    </form>
  );
}
