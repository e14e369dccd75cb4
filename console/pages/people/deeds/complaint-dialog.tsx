import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useDraft } from '../../../ui/use-draft.ts';
import { useCustomer } from '../customer/context.ts';
import { useTexts } from '../texts.ts';

const MOST_LETTERS = 300;

/** What the complaint is about, in the operator's words; marketing waits while it is open. */
export function ComplaintDialog({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { t } = useTexts();
  const { person, deeds } = useCustomer();
  const draft = useDraft(`complaint.${person.id}`, '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    deeds.openComplaint(draft.value.trim(), { after: draft.drop });
    close();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('complaint.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{t('complaint.text')}</Text>
          <Textarea
            label={t('complaint.words')}
            value={draft.value}
            maxLength={MOST_LETTERS}
            onChange={({ currentTarget: { value } }) => draft.change(value)}
            autosize
            minRows={3}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit">{t('complaint.act')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
