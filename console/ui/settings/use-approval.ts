import type { SettingsId } from '../../../core/config/documents.ts';
import type { PublishingSettings } from '../../../core/config/publishing-settings.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useProposals } from './proposals.ts';

/** By one person alone although two are asked for: what stops everything must not wait. */
const ALONE: SettingsId = 'switches';

export interface Approval {
  /** Saving asks a second person. */
  readonly takesTwo: boolean;
  /** A change waits for a second person: nothing else is saved until it is decided. */
  readonly waits: boolean;
  /** Nothing waits, and that is known. */
  readonly isOpen: boolean;
  /** Why it is not known. */
  readonly problem: Error | undefined;
  readonly again: () => void;
}

/**
 * Does a change of these settings take a second person, and does one wait for her? Meanwhile they are shown as they are in effect,
 * and with the draft's version: what is saved over that would take the place of what waits, unseen.
 */
export const useApproval = (name: SettingsId): Approval => {
  const publishing = useAnswer('/v1/settings/publishing');
  const proposals = useProposals();
  const unknown = [publishing, proposals].filter(({ data }) => data === undefined);
  const waits = proposals.data?.some(({ kind, id }) => kind === 'settings' && id === name) ?? false;
  const { approval } = (publishing.data ?? {}) as Partial<PublishingSettings>;
  return {
    takesTwo: approval === 'two-people' && name !== ALONE,
    waits,
    isOpen: unknown.length === 0 && !waits,
    problem: unknown.find(({ isError }) => isError)?.error ?? undefined,
    again: () => {
      for (const query of unknown) void query.refetch();
    },
  };
};
