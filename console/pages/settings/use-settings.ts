import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SettingsId } from '../../../core/config/documents.ts';
import type { Fault } from '../../../core/errors.ts';
import { askDocument } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { forget, useAnswer } from '../../api/use-answer.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { useSay } from '../../ui/use-say.ts';
import type { Stored } from '../../ui/use-stored.ts';
import { useTexts } from './texts.ts';
import { useWaits } from './use-waits.ts';

/** What somebody typed, and the version that she had before her eyes. */
interface Typed<T> {
  readonly base: number;
  readonly document: T;
}

export interface SettingsDraft<T> {
  readonly value: T;
  readonly isChanged: boolean;
  readonly change: (document: T) => void;
  readonly drop: () => void;
  /** Somebody else saved since: these are the choices that are left. */
  readonly conflict: { readonly saveOver: () => void } | undefined;
  readonly faults: readonly Fault[];
  readonly problem: Error | undefined;
  readonly save: () => void;
  readonly isSaving: boolean;
  /** Saving asks a second person. */
  readonly takesTwo: boolean;
  /** A change waits for a second person: nothing else is saved until it is decided. */
  readonly waits: boolean;
  /** Nothing waits, and that is known. */
  readonly isOpen: boolean;
}

/** By one person alone although two are asked for: what stops everything must not wait. */
const ALONE: SettingsId = 'switches';

/** Answers the draft version afterwards. */
const put = async <T>(
  name: SettingsId,
  { base, document }: Typed<T>,
  takesTwo: boolean,
): Promise<number | undefined> => {
  const path = `/v1/settings/${name}`;
  const { draftVersion } = await askDocument(path, {
    ...{ method: 'PUT', body: document, ifMatch: base },
    ...(takesTwo && { query: { draft: 'true' } }),
  });
  if (!takesTwo) return draftVersion;
  const proposed = await askDocument(`${path}/propose`, {
    ...{ method: 'POST', body: {} },
    ...(draftVersion === undefined ? {} : { ifMatch: draftVersion }),
  });
  return proposed.draftVersion ?? draftVersion;
};

/**
 * One document of settings as somebody edits it. What is typed is kept in the browser until it is saved or dropped, and goes with
 * the version that it was typed over.
 */
export const useSettings = <T>(name: SettingsId, stored: Stored<T>): SettingsDraft<T> => {
  const { t } = useTexts();
  const say = useSay();
  const client = useQueryClient();
  const {
    value: typed,
    change,
    drop,
    settle,
  } = useDraft<Typed<T> | undefined>(`settings.${name}`, undefined);
  const publishing = useAnswer('/v1/settings/publishing').data as { approval: string } | undefined;
  const waits = useWaits(name);
  const takesTwo = publishing?.approval === 'two-people' && name !== ALONE;
  const saving = useMutation({
    mutationFn: (what: Typed<T>) => put(name, what, takesTwo),
    onSuccess: async (draftVersion, sent) => {
      await forget(client, `/v1/settings/${name}`, '/v1/proposals', '/v1/audit');
      settle(sent, (since) => since && { ...since, base: draftVersion ?? since.base });
      say.done(takesTwo ? t('proposed') : t('common:saved'));
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 412) void forget(client, `/v1/settings/${name}`);
    },
  });
  const latest = stored.draftVersion ?? 0;
  // One's own saving makes what is stored a newer one as well.
  const isStale = typed !== undefined && !saving.isPending && typed.base !== latest;
  const problem = saving.error ?? undefined;
  const saveOver = (document: T) => {
    const mine = { base: latest, document };
    change(mine);
    saving.mutate(mine);
  };
  return {
    value: typed?.document ?? stored.answer,
    isChanged: typed !== undefined,
    change: (document) => change({ base: typed?.base ?? latest, document }),
    drop: () => {
      saving.reset();
      drop();
    },
    conflict: isStale && typed ? { saveOver: () => saveOver(typed.document) } : undefined,
    faults: problem instanceof ApiProblem ? problem.faults : [],
    problem: problem instanceof ApiProblem && problem.status === 412 ? undefined : problem,
    save: () => {
      if (typed && !isStale && waits === false) saving.mutate(typed);
    },
    isSaving: saving.isPending,
    takesTwo,
    waits: waits === true,
    isOpen: waits === false,
  };
};
