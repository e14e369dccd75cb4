import { Alert, Button, Group, Modal, Radio, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../auth/me.tsx';
import { useTakesTwo } from '../settings/use-takes-two.ts';
import { Difference } from './difference.tsx';
import { useTexts } from './texts.ts';
import type { Work } from './use-work.ts';

interface DialogProps {
  readonly work: Work<object>;
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly nameOf?: (path: string) => string;
}

/** What changes for whom, once more before it does; where it takes two people, the asking and the answer. */
export function PublishDialog({ work, isOpen, close, nameOf }: DialogProps) {
  const { t } = useTexts();
  const { name } = useMe();
  const takesTwo = useTakesTwo(isOpen);
  const [why, setWhy] = useState('');
  const [to, setTo] = useState('everybody');
  const { view, isKept, isBusy } = work;
  const proposal = isKept ? undefined : view.proposal;
  const isApproved = proposal?.approvedBy !== undefined;
  const reason = why.trim() === '' ? {} : { why: why.trim() };
  const go = async (order: 'publish' | 'propose' | 'approve' | 'decline', body: object = {}) => {
    if (await work.order(order, { ...body, ...reason })) close();
  };
  const isForStaff = to === 'staff';
  const mayPublish = takesTwo === false || isApproved || isForStaff;
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('publish.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        {view.published !== undefined && (
          <section>
            <Title order={2} size="h6" mb="xs">
              {t('publish.changes')}
            </Title>
            <Difference before={view.published} after={work.edit} {...(nameOf && { nameOf })} />
          </section>
        )}
        {work.plural === 'templates' && (
          <Radio.Group label={t('publish.to')} value={to} onChange={setTo}>
            <Stack gap={6} mt={4}>
              <Radio value="everybody" label={t('publish.everybody')} />
              <Radio value="staff" label={t('publish.staff')} />
            </Stack>
          </Radio.Group>
        )}
        {takesTwo && !isForStaff && (
          <Alert color="blue">{t(isApproved ? 'publish.approved' : 'publish.two')}</Alert>
        )}
        <TextInput
          label={t('publish.why')}
          value={why}
          maxLength={500}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          {(mayPublish || takesTwo === undefined) && (
            <Button
              disabled={!mayPublish}
              loading={isBusy}
              onClick={() => void go('publish', isForStaff ? { to } : {})}
            >
              {t('publish.go')}
            </Button>
          )}
          {!mayPublish && takesTwo && !proposal && (
            <Button loading={isBusy} onClick={() => void go('propose')}>
              {t('publish.propose')}
            </Button>
          )}
          {!mayPublish && takesTwo && proposal && (
            <>
              <Button variant="default" loading={isBusy} onClick={() => void go('decline')}>
                {t('publish.decline')}
              </Button>
              <Button disabled={proposal.by === name} loading={isBusy} onClick={() => void go('approve')}>
                {t('publish.approve')}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
