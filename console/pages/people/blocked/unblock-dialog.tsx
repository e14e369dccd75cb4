import { Modal } from '@mantine/core';
import { useAct } from '../../../api/use-act.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useTexts } from './texts.ts';
import { BLOCKED, type Blocked } from './use-blocked.ts';
import { WhyForm } from './why-form.tsx';

export function UnblockDialog({ blocked, close }: { blocked: Blocked; close: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const { channel, address, reason } = blocked;
  const lift = useAct({
    changes: [BLOCKED, '/v1/profiles', '/v1/reports'],
    done: () => {
      say.done(t('unblock.done', { address }));
      close();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={t('unblock.title', { address })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <WhyForm
        text={t(`unblock.${reason}`)}
        act={t('unblock.act')}
        isPending={lift.isPending}
        close={close}
        go={(why) =>
          lift.mutate({ path: `${BLOCKED}/lift`, method: 'POST', body: { channel, address, why } })
        }
      />
    </Modal>
  );
}
