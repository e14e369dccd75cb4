import { useChannelName } from '../../../ui/channel.tsx';
import { useJourneyNames } from '../../../ui/use-journey-names.ts';
import { type Question, useCustomer } from '../customer/context.ts';
import { activeIn, allowedChannels } from '../customer/customer.ts';
import { useTexts } from '../texts.ts';
import { ChoiceDialog } from './choice-dialog.tsx';
import { ComplaintDialog } from './complaint-dialog.tsx';
import { linkChannelsOf } from './link-channels.ts';

interface Props {
  readonly about: Question | undefined;
  readonly close: () => void;
}

/** What is asked before something is done; the first answer has the focus, so that Enter is enough. */
export function Questions({ about, close }: Props) {
  const { t } = useTexts();
  const { person, deeds } = useCustomer();
  const { nameOf } = useJourneyNames();
  const channelName = useChannelName();
  const open = (question: Question) => ({ isOpen: about === question, close });
  const journeys = [...new Set(activeIn(person).map(({ journeyId }) => journeyId))];
  return (
    <>
      <ChoiceDialog
        {...open('leave')}
        title={t('leave.title')}
        text={t('leave.text')}
        choices={journeys.map((id) => ({
          id,
          label: t('leave.act', { journey: nameOf(id) }),
          act: () => deeds.leave(id),
        }))}
      />
      <ChoiceDialog
        {...open('opt-out')}
        title={t('optOut.title')}
        text={t('optOut.text')}
        choices={[
          ...allowedChannels(person).map((channel) => ({
            id: channel,
            label: t('optOut.act', { channel: channelName(channel) }),
            act: () => deeds.optOut(channel),
          })),
          { id: 'all', label: t('optOut.all'), act: () => deeds.optOut(), isDangerous: true },
        ]}
      />
      <ChoiceDialog
        {...open('link')}
        title={t('link.title')}
        text={t('link.text')}
        choices={linkChannelsOf(person).map((channel) => ({
          id: channel,
          label: t('link.act', { channel: channelName(channel) }),
          act: () => deeds.resendLink(channel),
        }))}
        none={t('link.none')}
      />
      <ComplaintDialog {...open('complaint')} />
    </>
  );
}
