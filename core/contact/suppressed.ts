import type { ContactRule } from './contact-request.ts';

/** A blocked address gets nothing, whatever the purpose. */
export const suppressed: ContactRule = (ask) =>
  ask.suppressed === undefined ? undefined : { kind: 'skipped', reason: 'suppressed' };
