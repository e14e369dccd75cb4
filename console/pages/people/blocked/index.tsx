import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Allowed, useMe } from '../../../auth/me.tsx';
import { Empty, Failed, Loading } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { PeopleTabs } from '../people-tabs.tsx';
import { AddressField } from './address-field.tsx';
import { BlockDialog } from './block-dialog.tsx';
import { BlockedTable } from './blocked-table.tsx';
import { useTexts } from './texts.ts';
import { UnblockDialog } from './unblock-dialog.tsx';
import { type Blocked, useBlocked } from './use-blocked.ts';

/** Addresses to which nothing is sent, and why. What is looked for stands in the address of the page. */
export default function BlockedPage() {
  const { t } = useTexts();
  const { contacts } = useMe();
  const [params, setParams] = useSearchParams();
  const [isBlocking, blocking] = useDisclosure();
  const address = params.get('address') ?? '';
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Allowed to="serve">
          <Button leftSection={<IconBan size={18} aria-hidden />} variant="default" onClick={blocking.open}>
            {t('block.act')}
          </Button>
        </Allowed>
      }
    >
      <PeopleTabs />
      <AddressField
        key={address}
        address={address}
        onLook={(next) => setParams(next === '' ? {} : { address: next })}
      />
      {!contacts && (
        <Text size="sm" c="dimmed">
          {t('covered')}
        </Text>
      )}
      <Found address={address} />
      {isBlocking && <BlockDialog close={blocking.close} />}
    </Page>
  );
}

function Found({ address }: { address: string }) {
  const { t } = useTexts();
  const [chosen, choose] = useState<Blocked>();
  const blocked = useBlocked(address);
  const all = blocked.data?.pages.flatMap((page) => page.blocked);
  if (all === undefined)
    return blocked.isError ? (
      <Failed error={blocked.error} again={() => void blocked.refetch()} />
    ) : (
      <Loading />
    );
  if (all.length === 0 && !blocked.hasNextPage)
    return address === '' ? (
      <Empty title={t('none')} text={t('noneText')} />
    ) : (
      <Empty title={t('notBlocked', { address })} text={t('notBlockedText')} />
    );
  return (
    <Stack align="flex-start">
      <BlockedTable blocked={all} unblock={choose} />
      {blocked.hasNextPage && (
        <Button
          variant="default"
          loading={blocked.isFetchingNextPage}
          onClick={() => void blocked.fetchNextPage()}
        >
          {t('common:more')}
        </Button>
      )}
      {chosen && <UnblockDialog blocked={chosen} close={() => choose(undefined)} />}
    </Stack>
  );
}
