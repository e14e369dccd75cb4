import type { Identity } from '../profile/profile.ts';

/** What is left of an identity of somebody who was erased. */
export interface ErasedIdentity {
  atMs: number;
  /** The profile that stands empty now. */
  profileId: string;
}

/** Why nobody may write to a profile that is, or was, there. */
export type Gone = 'erased' | 'anonymized' | 'expired';

/** Takes people out of the tables: profiles merged into them included, for good. Safe to repeat; a repetition finishes what a crash left. */
export interface Erasure {
  /** By identityKey; those that were never erased are absent. One read. */
  erasedAt(identities: readonly Identity[]): Promise<Map<string, ErasedIdentity>>;
  /** What happened up to `atMs` never happened. Throws Conflict when others keep writing to her. */
  erase(profileId: string, atMs: number): Promise<'done' | 'unknown'>;
  /** Keeps what can be counted. Throws Conflict. */
  anonymize(profileId: string, atMs: number): Promise<'done' | 'unknown'>;
  /** Removes what somebody, who did not know yet, wrote under a profile after it was erased or anonymized; of others nothing. */
  sweep(profileId: string, sendIds?: readonly string[]): Promise<void>;
}
