import type * as z from 'zod';
import type { Fault } from '../../errors.ts';
import { faultsOf } from '../../faults.ts';
import type { SettingsById, SettingsId } from '../documents.ts';
import type { SettingsCheck } from '../settings-check.ts';
import type { DocumentContext } from './document-kind.ts';

/**
 * Settings of one name. To add some: their type in `SettingsById` (`core/config/documents.ts`) and a line in
 * `settings-kinds.ts`; then they are in the snapshot, under `/v1/settings/<id>` with versions, diff and rollback, and in the files.
 */
export interface SettingsKind<I extends SettingsId = SettingsId> {
  id: I;
  /** What they are about, for the list of paths. */
  about: string;
  /** As a person writes them; what is left out is the default. */
  schema: z.ZodType;
  /** As they are kept. */
  kept: z.ZodObject;
  /** What counts for a field that cannot be read, instead of the default. */
  careful?: Partial<SettingsById[I]>;
  /** An emergency does not wait for a second person. */
  byOneAlone?: true;
  /** Until somebody says otherwise. */
  defaults(): SettingsById[I];
  check(json: unknown): SettingsCheck<SettingsById[I]>;
  /** What is wrong with them beside the documents that are in effect. */
  faultsBeside?(settings: SettingsById[I], context: DocumentContext): Fault[];
  toJson?(settings: SettingsById[I]): unknown;
}

/** Settings that their schema alone decides. */
export const plainSettings = <I extends SettingsId>(
  id: I,
  about: string,
  schema: z.ZodObject & z.ZodType<SettingsById[I]>,
): SettingsKind<I> => ({
  id,
  about,
  schema,
  kept: schema,
  defaults: () => schema.parse({}),
  check(json) {
    const parsed = schema.safeParse(json);
    return parsed.success
      ? { kind: 'valid', settings: parsed.data }
      : { kind: 'faults', faults: faultsOf(parsed.error) };
  },
});
