import {
  IconArrowMerge,
  IconCalendarEvent,
  IconCash,
  IconEye,
  IconReceipt,
  IconReceiptOff,
  IconShoppingCart,
  IconShoppingCartMinus,
  IconShoppingCartPlus,
  IconUserCheck,
  IconUserCog,
  IconWorld,
} from '@tabler/icons-react';
import { ChannelIcon } from '../../../../ui/channel.tsx';
import type { Entry } from './entries.ts';

const SIZE = 16;

const OF_EVENT = {
  'Product Viewed': IconEye,
  'Product Added': IconShoppingCartPlus,
  'Product Removed': IconShoppingCartMinus,
  'Cart Viewed': IconShoppingCart,
  'Cart Updated': IconShoppingCart,
  'Checkout Started': IconCash,
  'Order Completed': IconReceipt,
  'Order Updated': IconReceipt,
  'Order Cancelled': IconReceiptOff,
  'Order Refunded': IconReceiptOff,
  'Page Viewed': IconWorld,
  Identified: IconUserCheck,
} as const;

const iconOf = ({ kind, name }: Entry) => {
  if (kind === 'operator') return IconUserCog;
  if (kind === 'merge') return IconArrowMerge;
  return Object.hasOwn(OF_EVENT, name) ? OF_EVENT[name as keyof typeof OF_EVENT] : IconCalendarEvent;
};

/** A sign for what happened; messages have that of their channel. */
export function EntryIcon({ entry }: { entry: Entry }) {
  const isMessage = entry.kind !== 'event' && entry.kind !== 'operator' && entry.channel !== undefined;
  if (isMessage) return <ChannelIcon channel={entry.channel ?? ''} size={SIZE} />;
  const Icon = iconOf(entry);
  return <Icon size={SIZE} aria-hidden />;
}
