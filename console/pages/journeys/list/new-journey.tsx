import { Alert, Button, Divider, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Journey } from '../../../../core/journey/journey.ts';
import type { listLibrary } from '../../../../functions/api/routes/list-library.ts';
import { forget, useAnswer } from '../../../api/use-answer.ts';
import { saveNew } from '../../../ui/document/save-new.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { useSay } from '../../../ui/use-say.ts';
import { journeyIdOf } from '../new-id.ts';
import { useTexts } from '../texts.ts';
import { ReadyCard } from './ready-card.tsx';

/** What a journey begins as: it waits an hour after the cart was touched, and nothing yet follows. */
const blank = (id: string, name: string): Journey => ({
  id,
  name,
  purpose: 'marketing',
  trigger: { event: 'Cart Changed' },
  steps: [{ id: 'wait', kind: 'wait', for: 'PT1H' }],
});

/** A ready journey from the library, or one's own from nothing. */
export default function NewJourney({ close }: { close: () => void }) {
  const { t } = useTexts();
  const go = useNavigate();
  const say = useSay();
  const client = useQueryClient();
  const library = useAnswer<typeof listLibrary>('/v1/library');
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);

  const fromNothing = async (): Promise<void> => {
    setBusy(true);
    try {
      const { id } = await saveNew(journeyIdOf(name), (free) => blank(free, name.trim()));
      await forget(client, '/v1/journeys', '/v1/library');
      await go(`/journeys/${id}`);
    } catch (error) {
      say.problem(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('list.new')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void fromNothing();
          }}
        >
          <Group align="flex-end" gap="xs">
            <TextInput
              label={t('new.blank')}
              placeholder={t('new.name')}
              value={name}
              maxLength={200}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              style={{ flex: 1, minWidth: 180 }}
            />
            <Button type="submit" disabled={name.trim() === ''} loading={isBusy}>
              {t('common:create')}
            </Button>
          </Group>
        </form>
        <Divider label={t('new.library')} />
        <Loaded of={library} lines={6}>
          {({ journeys }) => (
            <Stack gap="xs">
              {journeys.map((ready) => (
                <ReadyCard key={ready.id} ready={ready} />
              ))}
              {journeys.length === 0 && <Alert>{t('list.nothing')}</Alert>}
            </Stack>
          )}
        </Loaded>
      </Stack>
    </Modal>
  );
}
