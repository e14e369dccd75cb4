import type { DocumentKind, Draft } from './documents.ts';

/** Somebody asks for a draft to be put into effect. It is about that very draft: one edit more, and it is about nothing. */
export interface Proposal {
  kind: DocumentKind;
  id: string;
  draftVersion: number;
  by: string;
  atMs: number;
  why?: string;
  /** Who else has looked at it and agrees. */
  approvedBy?: string;
  approvedAtMs?: number;
}

/** Why one person alone is refused; the console says it in its own words. */
export const NEEDS_TWO =
  'It takes two people here: save it as a draft, propose it, and somebody else approves it.';

/** Has a second person agreed to this draft as it is now? */
export const isApproved = (
  proposal: Proposal | undefined,
  { draftVersion }: Pick<Draft, 'draftVersion'>,
): boolean =>
  proposal?.draftVersion === draftVersion &&
  proposal.approvedBy !== undefined &&
  proposal.approvedBy !== proposal.by;
