import { Badge, Button, Card, Group, Radio, Stack, Text } from '@mantine/core';
import type { PublishingSettings } from '../../../core/config/publishing-settings.ts';
import { useAct } from '../../api/use-act.ts';
import { useMay, useMe } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { kindOfPlural } from '../../ui/document/document-path.ts';
import { To } from '../../ui/link.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { type Proposal, useProposals } from '../../ui/settings/proposals.ts';
import { Changes } from './changes.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useTexts } from './texts.ts';

/** How many people it takes to put something into effect, and what waits for the second. */
export function Section() {
  const { t } = useTexts();
  return (
    <Stack gap="xl">
      <SettingsForm<PublishingSettings> name="publishing">
        {({ value, change }) => (
          <Radio.Group
            label={t('approval.label')}
            value={value.approval}
            onChange={(approval) => change({ approval: approval as PublishingSettings['approval'] })}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="none" label={t('approval.none')} description={t('approval.noneText')} />
              <Radio value="two-people" label={t('approval.two')} description={t('approval.twoText')} />
            </Stack>
          </Radio.Group>
        )}
      </SettingsForm>
      <Proposals />
    </Stack>
  );
}

function Proposals() {
  const { t } = useTexts();
  const proposals = useProposals();
  return (
    <Stack gap="xs">
      <Text fw={600} component="h2">
        {t('approval.waiting')}
      </Text>
      <Loaded of={proposals}>
        {(all) =>
          all.length === 0 ? (
            <Text c="dimmed">{t('approval.nothing')}</Text>
          ) : (
            <Stack>
              {all.map((proposal) => (
                <ProposalCard key={`${proposal.kind} ${proposal.id}`} proposal={proposal} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  );
}

const PLURALS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(kindOfPlural).map(([plural, kind]) => [kind, plural])),
  settings: 'settings',
};

function ProposalCard({ proposal }: { proposal: Proposal }) {
  const { kind, id, draftVersion, by, at, why, approvedBy } = proposal;
  const { t } = useTexts();
  const { moment } = useFormat();
  const me = useMe();
  const mayDecide = useMay(kind === 'settings' ? 'admin' : 'edit');
  const path = `/v1/${PLURALS[kind] ?? kind}/${id}`;
  const act = useAct({ changes: ['/v1/proposals', '/v1/audit', path] });
  /** The draft as it is looked at: another one is not agreed to, and is shown instead. */
  const decide = (what: 'approve' | 'decline' | 'publish') =>
    act.mutate({ path: `${path}/${what}`, method: 'POST', body: {}, ifMatch: draftVersion });
  return (
    <Card withBorder component="section" aria-label={`${t(`kinds.${kind}`)} ${id}`}>
      <Stack gap="xs">
        <Group gap="xs">
          <Badge color="gray">{t(`kinds.${kind}`)}</Badge>
          {kind === 'settings' ? (
            <Text fw={600}>{id}</Text>
          ) : (
            <To to={`/${PLURALS[kind] ?? kind}/${id}`} fw={600}>
              {id}
            </To>
          )}
          {approvedBy !== undefined && (
            <Badge color="teal">{t('approval.approvedBy', { name: approvedBy })}</Badge>
          )}
        </Group>
        <Text size="sm">
          {t('approval.asked', { name: by, at: moment(at) })} {why}
        </Text>
        <Changes path={path} draftVersion={draftVersion} />
        {mayDecide && (
          <Group gap="xs">
            {approvedBy === undefined ? (
              <Button size="xs" disabled={by === me.name} onClick={() => decide('approve')}>
                {t('approval.approve')}
              </Button>
            ) : (
              <Button size="xs" onClick={() => decide('publish')}>
                {t('approval.publish')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => decide('decline')}>
              {t(by === me.name ? 'approval.takeBack' : 'approval.decline')}
            </Button>
            {by === me.name && approvedBy === undefined && (
              <Text size="sm" c="dimmed">
                {t('approval.notYourself')}
              </Text>
            )}
          </Group>
        )}
      </Stack>
    </Card>
  );
}
