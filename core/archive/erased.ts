import type { Incoming } from '../profile/incoming.ts';
import { identitiesOf, namedIdentities } from '../profile/named-identities.ts';
import { profileIdsIn } from '../profile/people-orders.ts';
import type { Identity } from '../profile/profile.ts';

/** When an identity was erased last, if lately. */
export type ErasedAtOf = (identity: Identity) => number | undefined;

/** Who was erased or anonymized, by the hashes that are left of them. */
export interface ErasedList {
  since(atMs: number): Promise<ErasedAtOf>;
}

/** Is an event about somebody who is gone since? What came after she was erased is somebody new's. */
export const isOfErased = (incoming: Incoming, erasedAtOf: ErasedAtOf, gone: ReadonlySet<string>): boolean =>
  profileIdsIn(incoming).some((id) => gone.has(id)) ||
  identitiesOf(namedIdentities(incoming)).some(
    (identity) => (erasedAtOf(identity) ?? Number.NEGATIVE_INFINITY) >= incoming.event.atMs,
  );
