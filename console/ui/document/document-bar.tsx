import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Allowed, useMay } from '../../auth/me.tsx';
import { useConfirm } from '../use-confirm.tsx';
import { NewDocument } from './new-document.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { useTexts } from './texts.ts';
import type { Work } from './use-work.ts';

/** Saving, publishing, and what is done more seldom. */
export function DocumentBar({ work, nameOf }: { work: Work<object>; nameOf?: (path: string) => string }) {
  const { t } = useTexts();
  const [isAsking, setAsking] = useState(false);
  const { view, isKept, isStale, isBusy } = work;
  const isArchived = view.status === 'archived';
  const canSave = useMay('edit') && isKept && !isStale && !isBusy;
  useHotkeys([['mod+S', () => void (canSave && work.save())]], [], true);
  const canPublish = isKept || view.draft !== undefined || view.status === 'draft';
  return (
    <Allowed to="edit">
      <Group gap="xs">
        {isKept && (
          <Text size="xs" c="dimmed" role="status">
            {t('bar.notSaved')}
          </Text>
        )}
        {isArchived ? (
          <Button loading={isBusy} onClick={() => void work.order('unarchive')}>
            {t('bar.unarchive')}
          </Button>
        ) : (
          <>
            <Button
              variant="default"
              disabled={!isKept || isStale}
              loading={isBusy}
              onClick={() => void work.save()}
            >
              {t('bar.save')}
            </Button>
            <Button disabled={!canPublish || isStale || isBusy} onClick={() => setAsking(true)}>
              {t('bar.publish')}
            </Button>
          </>
        )}
        <Seldom work={work} isArchived={isArchived} />
      </Group>
      <PublishDialog
        {...{ work, isOpen: isAsking, close: () => setAsking(false) }}
        {...(nameOf && { nameOf })}
      />
    </Allowed>
  );
}

function Seldom({ work, isArchived }: { work: Work<object>; isArchived: boolean }) {
  const { t } = useTexts();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const [isCopying, setCopying] = useState(false);
  const archive = async () => {
    if (await work.order('archive')) await navigate(`/${work.plural}`);
  };
  const copy = (name: string) => {
    const { id: _, ...rest } = work.edit as { id?: string };
    return { ...rest, ...('name' in rest && { name }) };
  };
  return (
    <>
      {isCopying && (
        <NewDocument
          plural={work.plural}
          title={t('bar.copy')}
          start={copy}
          close={() => setCopying(false)}
        />
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('bar.more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setCopying(true)}>{t('bar.copy')}</Menu.Item>
          <Menu.Item
            disabled={!work.isKept}
            onClick={() =>
              confirm({
                ...{ title: t('bar.drop'), text: t('bar.dropText'), act: t('bar.drop') },
                isDangerous: true,
                go: work.drop,
              })
            }
          >
            {t('bar.drop')}
          </Menu.Item>
          {work.view.trial && (
            <Menu.Item onClick={() => void work.order('end-trial')}>{t('bar.endTrial')}</Menu.Item>
          )}
          {!isArchived && (
            <Menu.Item
              color="red"
              onClick={() =>
                confirm({
                  ...{ title: t('bar.archive'), text: t('bar.archiveText'), act: t('bar.archive') },
                  isDangerous: true,
                  go: () => void archive(),
                })
              }
            >
              {t('bar.archive')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
