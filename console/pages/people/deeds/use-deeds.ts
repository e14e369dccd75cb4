import { useChannelName } from '../../../ui/channel.tsx';
import { useJourneyNames } from '../../../ui/use-journey-names.ts';
import { activeIn, type Customer, isOptedOut } from '../customer/customer.ts';
import { useTexts } from '../texts.ts';
import { useDeed } from './use-deed.ts';

const PAUSE_DAYS = 30;

/** Everything that an operator does to a customer, each with what is said of it and how it is taken back. */
export const useDeeds = (person: Customer) => {
  const { t } = useTexts();
  const { nameOf } = useJourneyNames();
  const channelName = useChannelName();
  const { mutate: act, isPending } = useDeed(person.id);
  const resume = () =>
    act({ path: 'resume', said: t('deed.resumed'), shows: ({ pausedUntil }) => pausedUntil === null });
  const pause = () =>
    act({
      path: 'pause',
      body: { days: PAUSE_DAYS },
      said: t('deed.paused', { count: PAUSE_DAYS }),
      shows: ({ pausedUntil }) => pausedUntil !== null,
      undo: resume,
    });
  const leave = (journeyId: string) =>
    act({
      path: 'leave-journey',
      body: { journeyId },
      said: t('deed.left', { journey: nameOf(journeyId) }),
      shows: (seen) => activeIn(seen).every((one) => one.journeyId !== journeyId),
    });
  const optOut = (channel?: string) =>
    act({
      path: 'opt-out',
      body: channel === undefined ? {} : { channel },
      said:
        channel === undefined
          ? t('deed.optedOutOfAll')
          : t('deed.optedOut', { channel: channelName(channel) }),
      shows: (seen) => isOptedOut(seen, channel),
    });
  const resendLink = (channel: string) =>
    act({
      path: 'resend-link',
      body: { channel },
      said: t('deed.linkSent', { channel: channelName(channel) }),
    });
  const closeComplaint = (id: string, isUndo = false) =>
    act({
      path: `complaints/${encodeURIComponent(id)}/close`,
      said: t('deed.complaintClosed'),
      shows: ({ openComplaints }) => openComplaints.every((one) => one.id !== id),
      ...(isUndo ? {} : { undo: () => openComplaint(t('deed.reopened'), { isUndo: true }) }),
    });
  const openComplaint = (
    text: string,
    { isUndo = false, after }: { isUndo?: boolean; after?: () => void } = {},
  ) => {
    const before = new Set(person.openComplaints.map(({ id }) => id));
    const opened = (seen: Customer) => seen.openComplaints.find(({ id }) => !before.has(id));
    act({
      path: 'complaints',
      body: text === '' ? {} : { text },
      said: t('deed.complaintOpened'),
      shows: (seen) => opened(seen) !== undefined,
      ...(after && { after }),
      ...(isUndo
        ? {}
        : {
            undo: (seen) => {
              const id = opened(seen)?.id;
              if (id !== undefined) closeComplaint(id, true);
            },
          }),
    });
  };
  return { isPending, pause, resume, leave, optOut, resendLink, openComplaint, closeComplaint };
};

export type Deeds = ReturnType<typeof useDeeds>;
