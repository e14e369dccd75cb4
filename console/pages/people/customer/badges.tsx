import { Badge, Group, Tooltip } from '@mantine/core';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import { useTexts } from '../texts.ts';
import { consentOfChannels } from './consents/of-channels.ts';
import { useCustomer } from './context.ts';

const CONSENT_COLOR = { granted: 'teal', denied: 'red', pending: 'yellow' } as const;

/** What one has to know before anything else: how she stands, what she is worth, what she has allowed. */
export function Badges() {
  const { t } = useTexts();
  const format = useFormat();
  const channelName = useChannelName();
  const { person } = useCustomer();
  const { computed, pausedUntil, openComplaints, staff, bot, anonymized } = person;
  return (
    <Group gap={6}>
      {anonymized && <Badge color="gray">{t('badge.anonymized')}</Badge>}
      {staff && <Badge color="indigo">{t('badge.staff')}</Badge>}
      {bot && <Badge color="gray">{t('badge.bot')}</Badge>}
      {pausedUntil !== null && (
        <Badge color="yellow">{t('badge.pausedUntil', { day: format.day(pausedUntil) })}</Badge>
      )}
      {openComplaints.length > 0 && (
        <Badge color="red">{t('badge.complaints', { count: openComplaints.length })}</Badge>
      )}
      <Badge color="blue">{t('badge.orders', { count: computed.orders })}</Badge>
      {Object.entries(computed.revenue).map(([currency, { net }]) => (
        <Badge key={currency} color="blue">
          {format.money(net, currency)}
        </Badge>
      ))}
      {computed.rfm && (
        <Tooltip label={t('badge.rfmText')} multiline maw={280}>
          <Badge color="grape" tabIndex={0}>
            {t('badge.rfm', {
              scores: [computed.rfm.recency, computed.rfm.frequency, computed.rfm.money ?? '–'].join('-'),
            })}
          </Badge>
        </Tooltip>
      )}
      {consentOfChannels(person.consent).map(({ channel, status }) => (
        <Badge
          key={channel}
          color={CONSENT_COLOR[status]}
          leftSection={<ChannelIcon channel={channel} size={14} />}
        >
          {t(`badge.consent.${status}`, { channel: channelName(channel) })}
        </Badge>
      ))}
    </Group>
  );
}
