import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { blockAddress } from '../../../../functions/api/routes/block-address.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useAct } from '../../../api/use-act.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { useFaultText } from '../../../ui/faults/use-fault-text.ts';
import { Failed } from '../../../ui/loaded.tsx';
import { useSay } from '../../../ui/use-say.ts';
import { useTexts } from './texts.ts';
import { BLOCKED } from './use-blocked.ts';
import { WhyForm } from './why-form.tsx';

/** Whose addresses people know by heart; a device is blocked by nobody. */
const CHANNELS = ['email', 'sms', 'agent'] as const;

export function BlockDialog({ close }: { close: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const faultText = useFaultText();
  const name = useChannelName();
  const [channel, setChannel] = useState<string>('email');
  const [address, setAddress] = useState('');
  const block = useAct<typeof blockAddress>({
    quiet: true,
    changes: [BLOCKED, '/v1/profiles', '/v1/reports'],
    done: (blocked) => {
      say.done(t('block.done', { address: blocked.address }));
      close();
    },
  });
  const fault =
    block.error instanceof ApiProblem && block.error.faults.find(({ path }) => path === '/address');
  return (
    <Modal
      opened
      onClose={close}
      title={t('block.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <WhyForm
        text={t('block.text')}
        act={t('block.act')}
        isReady={address.trim() !== ''}
        isPending={block.isPending}
        close={close}
        go={(why) => block.mutate({ path: BLOCKED, method: 'POST', body: { channel, address, why } })}
      >
        <NativeSelect
          label={t('block.channel')}
          value={channel}
          onChange={({ currentTarget: { value } }) => setChannel(value)}
          data={CHANNELS.map((value) => ({ value, label: name(value) }))}
        />
        <TextInput
          label={t('block.address')}
          value={address}
          onChange={({ currentTarget: { value } }) => setAddress(value)}
          autoComplete="off"
          spellCheck={false}
          error={fault && faultText(fault)}
          required
          data-autofocus
        />
        {block.error && !fault && <Failed error={block.error} />}
      </WhyForm>
    </Modal>
  );
}
