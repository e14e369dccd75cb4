import type * as z from 'zod';
import type { SettingsDocument } from '../../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import { isSettings } from '../../../core/config/kinds/settings.ts';
import type { ApiPorts } from '../ports.ts';
import { problem, type Refusal } from '../problem.ts';
import type { ApiAnswer } from '../route.ts';
import { type ActionResult, keyOf } from './act.ts';
import type { Followed } from './changed.ts';
import { etagOf, viewOf, viewSchema } from './document-view.ts';
import { trialKey } from './trial.ts';

const views = new Map<AnyDocumentKind, z.ZodType>();

/** What is answered of a document: settings plainly, all others with where they stand. */
export const answerSchema = (kind: AnyDocumentKind): z.ZodType => {
  const made = views.get(kind) ?? (isSettings(kind) ? kind.schema : viewOfKind(kind));
  views.set(kind, made);
  return made;
};

const viewOfKind = ({ kind, schema }: AnyDocumentKind): z.ZodType =>
  viewSchema(schema).meta({ title: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}View` });

export const unknownOf = ({ kind }: AnyDocumentKind) => problem(404, { detail: `There is no such ${kind}.` });

/** A document with the draft version as ETag; 404 for an unknown id. Settings are as they are in effect. */
export const answerDocument = async ({ documents, config }: ApiPorts, kind: AnyDocumentKind, id: string) => {
  const key = keyOf(kind, id);
  const [draft, inEffect, found] = await Promise.all([
    documents.draft(key),
    config.inEffect(),
    documents.proposal(key),
  ]);
  const entry = inEffect.find(key);
  const toJson = kind.toJson ?? ((document) => document);
  if (isSettings(kind)) {
    const headers = draft ? etagOf(draft) : { etag: '"0"' };
    return {
      headers,
      body: toJson({ ...kind.defaults(), ...entry?.document } as SettingsDocument),
    };
  }
  if (!draft && !entry) return unknownOf(kind);
  const trial = inEffect.find(trialKey(kind, id));
  const proposal = found?.draftVersion === draft?.draftVersion ? found : undefined;
  return viewOf(id, { draft, published: entry, trial, proposal }, toJson);
};

/** The document after an order to it, or why it was refused. */
export const answerAction = async (
  ports: ApiPorts,
  kind: AnyDocumentKind,
  id: string,
  result: ActionResult,
) => {
  switch (result.kind) {
    case 'done':
      return withFollowed(await answerDocument(ports, kind, id), result.followed);
    case 'unknown':
      return unknownOf(kind);
    case 'stale':
      return problem(412);
    case 'refused':
      return problem(409, { detail: result.detail });
    case 'faults':
      return problem(422, { faults: result.faults });
  }
};

const withFollowed = (answer: ApiAnswer | Refusal, followed: Followed | undefined): ApiAnswer | Refusal =>
  'problem' in answer || !followed
    ? answer
    : { ...answer, body: { ...(answer.body as object), ...followed } };

export const staleRefusal = { 412: 'If-Match names another draft version' };

export const actionRefusals = ({ kind }: AnyDocumentKind) => ({
  404: `There is no such ${kind}`,
  409: `Not possible as the ${kind} stands, or several changes at once`,
  ...staleRefusal,
});
