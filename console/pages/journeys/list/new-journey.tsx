import {
  Alert,
  Badge,
  Box,
  Button,
  Card,
  Divider,
  Group,
  Modal,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Journey } from '../../../../core/journey/journey.ts';
import type { listLibrary } from '../../../../functions/api/routes/list-library.ts';
import { forget, useAnswer } from '../../../api/use-answer.ts';
import { saveNew } from '../../../ui/document/save-new.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { installReady } from '../../../ui/settings/install-ready.ts';
import { SecondPerson } from '../../../ui/settings/second-person.tsx';
import { useSay } from '../../../ui/use-say.ts';
import { journeyIdOf } from '../new-id.ts';
import { useTexts } from '../texts.ts';

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
  const { t, i18n } = useTexts();
  const go = useNavigate();
  const say = useSay();
  const client = useQueryClient();
  const library = useAnswer<typeof listLibrary>('/v1/library');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState('');
  /** Which was taken, and for how many of its messages a second person was asked. */
  const [asked, setAsked] = useState({ id: '', count: 0 });
  const language = i18n.language === 'ru' ? 'ru' : 'en';

  /** Goes to what was made, unless there is something to read here first. */
  const begin = async (id: string, make: () => Promise<string | undefined>): Promise<void> => {
    setBusy(id);
    try {
      const made = await make();
      await forget(client, '/v1/journeys', '/v1/library', '/v1/templates', '/v1/proposals');
      if (made !== undefined) return void (await go(`/journeys/${made}`));
    } catch (error) {
      say.problem(error);
    }
    setBusy('');
  };
  const fromNothing = () => {
    const wanted = journeyIdOf(name);
    void begin(wanted, async () => {
      return (await saveNew(wanted, (id) => blank(id, name.trim()))).id;
    });
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
            fromNothing();
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
            <Button
              type="submit"
              disabled={name.trim() === ''}
              loading={busy !== '' && busy === journeyIdOf(name)}
            >
              {t('common:create')}
            </Button>
          </Group>
        </form>
        <Divider label={t('new.library')} />
        <Loaded of={library} lines={6}>
          {({ journeys }) => (
            <Stack gap="xs">
              {journeys.map(({ id, words, needs, templates, isThere }) => (
                <Card key={id} withBorder padding="sm">
                  <Group justify="space-between" wrap="nowrap" align="flex-start">
                    <div>
                      <Text fw={600}>{words[language].name}</Text>
                      <Text size="sm" c="dimmed">
                        {words[language].description}
                      </Text>
                      <Group gap={4} mt={4}>
                        <Text size="xs" c="dimmed">
                          {t('new.needs')}
                        </Text>
                        {needs.map((need) => (
                          <Badge key={need} size="sm" color="gray">
                            {need}
                          </Badge>
                        ))}
                        <Text size="xs" c="dimmed">
                          {t('new.templates', { count: templates.length })}
                        </Text>
                      </Group>
                    </div>
                    <Button
                      size="xs"
                      variant={isThere ? 'default' : 'filled'}
                      style={{ flexShrink: 0 }}
                      loading={busy === id}
                      aria-label={t(isThere ? 'new.openNamed' : 'new.takeNamed', {
                        name: words[language].name,
                      })}
                      onClick={() =>
                        isThere
                          ? void go(`/journeys/${id}`)
                          : void begin(id, async () => {
                              const { length } = await installReady(id);
                              setAsked({ id, count: length });
                              return length > 0 ? undefined : id;
                            })
                      }
                    >
                      {t(isThere ? 'new.open' : 'new.take')}
                    </Button>
                  </Group>
                  {asked.id === id && asked.count > 0 && (
                    <Box mt="sm" ref={(box) => box?.scrollIntoView({ block: 'nearest' })}>
                      <SecondPerson
                        title={t('common:twoPeople.agree')}
                        text={t('common:twoPeople.messages', { count: asked.count })}
                      />
                    </Box>
                  )}
                </Card>
              ))}
              {journeys.length === 0 && <Alert>{t('list.nothing')}</Alert>}
            </Stack>
          )}
        </Loaded>
      </Stack>
    </Modal>
  );
}
