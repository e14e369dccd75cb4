import type { ExitReason } from './verdict.ts';

const reasons: Readonly<Record<string, ExitReason>> = {
  'Order Completed': 'ordered',
  'Cart Emptied': 'cart-emptied',
};

/** An event as the reason of an end. */
export const reasonOf = (event: string): ExitReason =>
  (Object.hasOwn(reasons, event) ? reasons[event] : undefined) ?? event.toLowerCase().replaceAll(/\s+/g, '-');
