import { Alert, Card, Fieldset, Group, SimpleGrid, Stack, Switch, TagsInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { channels } from '../../../core/channel/channels.ts';
import type { SwitchesSettings } from '../../../core/config/switches-settings.ts';
import { ask, askDocument } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { forget } from '../../api/use-answer.ts';
import { useMay } from '../../auth/me.tsx';
import { ChannelIcon, useChannelName } from '../../ui/channel.tsx';
import { useDocuments } from '../../ui/document/use-documents.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useStored } from '../../ui/settings/use-stored.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSay } from '../../ui/use-say.ts';
import { faultAt, OnlyAdmins, SaveBar } from './settings-form.tsx';
import { useTexts } from './texts.ts';

const PATH = '/v1/settings/switches';

type Change = (before: SwitchesSettings) => SwitchesSettings;

/**
 * Each acts at once: what it changes is asked anew first, so that two people at two switches do not undo each other.
 */
const useSwitch = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change) => {
      const { answer, draftVersion } = await askDocument<SwitchesSettings>(PATH);
      await ask(PATH, {
        ...{ method: 'PUT', body: change(answer) },
        ...(draftVersion === undefined ? {} : { ifMatch: draftVersion }),
      });
    },
    onSuccess: () => forget(client, PATH, '/v1/audit'),
  });
};

/** What sends nothing until somebody lifts it. */
export function Section() {
  const stored = useStored<SwitchesSettings>('switches');
  return (
    <Stack gap="xl">
      <OnlyAdmins />
      <Loaded of={stored}>
        {({ answer }) => (
          <>
            <Switches now={answer} />
            <AllowOnlyForm now={answer.allowOnly} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function Switches({ now }: { now: SwitchesSettings }) {
  const { t } = useTexts();
  const say = useSay();
  const { mutate, isPending: isBusy } = useSwitch();
  const flip = (change: Change) => mutate(change, { onError: say.problem });
  return (
    <Stack gap="lg">
      <Everything isOff={now.all} flip={flip} isBusy={isBusy} />
      <Card withBorder>
        <Text fw={600} component="h2" mb="xs">
          {t('switches.channels')}
        </Text>
        <ChannelSwitches now={now} flip={flip} isBusy={isBusy} />
      </Card>
      <Card withBorder>
        <Text fw={600} component="h2" mb="xs">
          {t('switches.journeys')}
        </Text>
        <JourneySwitches now={now} flip={flip} isBusy={isBusy} />
      </Card>
    </Stack>
  );
}

interface Flips {
  readonly flip: (change: Change) => void;
  readonly isBusy: boolean;
}

function Everything({ isOff, flip, isBusy }: Flips & { isOff: boolean }) {
  const { t } = useTexts();
  const confirm = useConfirm();
  const mayChange = useMay('admin');
  const set = (all: boolean) => flip((before) => ({ ...before, all }));
  const asked = () =>
    confirm({
      title: t(isOff ? 'switches.onTitle' : 'switches.offTitle'),
      text: t(isOff ? 'switches.onText' : 'switches.offText'),
      act: t(isOff ? 'switches.on' : 'switches.off'),
      isDangerous: !isOff,
      go: () => set(!isOff),
    });
  return (
    <Alert
      color={isOff ? 'red' : 'teal'}
      title={t(isOff ? 'switches.isOff' : 'switches.isOn')}
      role={isOff ? 'alert' : 'status'}
    >
      <Stack gap="sm">
        <Text size="sm">{t(isOff ? 'switches.isOffText' : 'switches.isOnText')}</Text>
        <Switch
          size="lg"
          label={t('switches.all')}
          checked={!isOff}
          disabled={!mayChange || isBusy}
          onChange={asked}
        />
      </Stack>
    </Alert>
  );
}

function ChannelSwitches({ now, flip, isBusy }: Flips & { now: SwitchesSettings }) {
  const name = useChannelName();
  const mayChange = useMay('admin');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {channels.map((channel) => (
        <Group key={channel} gap="xs" wrap="nowrap">
          <ChannelIcon channel={channel} />
          <Switch
            label={name(channel)}
            checked={now.channels[channel] !== true}
            disabled={!mayChange || isBusy}
            onChange={(event) => {
              const isOff = !event.currentTarget.checked;
              flip((before) => ({ ...before, channels: { ...before.channels, [channel]: isOff } }));
            }}
          />
        </Group>
      ))}
    </SimpleGrid>
  );
}

function JourneySwitches({ now, flip, isBusy }: Flips & { now: SwitchesSettings }) {
  const { t } = useTexts();
  const mayChange = useMay('admin');
  const journeys = useDocuments('journeys');
  return (
    <Loaded of={journeys}>
      {(answer) => {
        const all = answer.filter(({ id, status }) =>
          status === 'draft' ? now.journeys.includes(id) : true,
        );
        return all.length === 0 ? (
          <Text c="dimmed">{t('switches.noJourneys')}</Text>
        ) : (
          <Stack gap="xs">
            {all.map(({ id, name }) => (
              <Switch
                key={id}
                label={name ?? id}
                checked={!now.journeys.includes(id)}
                disabled={!mayChange || isBusy}
                onChange={(event) => {
                  const isOff = !event.currentTarget.checked;
                  flip((before) => {
                    const others = before.journeys.filter((each) => each !== id);
                    return { ...before, journeys: isOff ? [...others, id] : others };
                  });
                }}
              />
            ))}
          </Stack>
        );
      }}
    </Loaded>
  );
}

/** Those that alone are written to. */
interface List {
  readonly allowOnly: readonly string[] | undefined;
}

/** The list alone is kept and saved: what others switch off meanwhile stays off. */
function AllowOnlyForm({ now }: { now: List['allowOnly'] }) {
  const { t } = useTexts();
  const say = useSay();
  const mayChange = useMay('admin');
  const draft = useDraft<List>('settings.switches.allow-only', { allowOnly: now });
  const saving = useSwitch();
  const problem = saving.error ?? undefined;
  const list = draft.value;
  const done = () => {
    draft.settle(list, (since) => since);
    say.done(t('common:saved'));
  };
  const drop = () => {
    saving.reset();
    draft.drop();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const allowOnly = list.allowOnly && [...list.allowOnly];
        saving.mutate((before) => ({ ...before, allowOnly }), { onSuccess: done });
      }}
    >
      <Stack>
        <Fieldset variant="unstyled" disabled={!mayChange}>
          <AllowOnly
            allowOnly={list.allowOnly}
            set={(allowOnly) => draft.change({ allowOnly })}
            error={problem instanceof ApiProblem ? faultAt(problem.faults, '/allowOnly') : undefined}
          />
        </Fieldset>
        {mayChange && (
          <SaveBar
            draft={{ isChanged: draft.isKept, isSaving: saving.isPending, problem, drop, conflict: undefined }}
          />
        )}
      </Stack>
    </form>
  );
}

interface AllowOnlyProps {
  readonly allowOnly: readonly string[] | undefined;
  readonly set: (allowOnly: string[] | undefined) => void;
  readonly error: string | undefined;
}

/** While a shop is not live yet. */
function AllowOnly({ allowOnly, set, error }: AllowOnlyProps) {
  const { t } = useTexts();
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Text fw={600} component="h2">
          {t('switches.list')}
        </Text>
        <Switch
          label={t('switches.onlyThese')}
          description={t('switches.onlyTheseText')}
          checked={allowOnly !== undefined}
          onChange={(event) => set(event.currentTarget.checked ? [] : undefined)}
        />
        {allowOnly !== undefined && (
          <TagsInput
            label={t('switches.addresses')}
            description={t('switches.addressesText')}
            placeholder="*@shop.example"
            value={[...allowOnly]}
            onChange={set}
            error={error}
          />
        )}
      </Stack>
    </Card>
  );
}
