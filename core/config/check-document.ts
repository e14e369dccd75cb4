import type { Fault } from '../errors.ts';
import { contradictions } from './contradictions.ts';
import type { DocumentKind, EntryOf } from './documents.ts';
import type { InEffect } from './in-effect.ts';
import type { AnyDocumentKind, DocumentCheck } from './kinds/document-kind.ts';

type DocumentOf = Parameters<AnyDocumentKind['references']>[0];

/** What it names and what is not in effect. A document may name itself; one of another shape than its own may name nothing. */
export const missingFrom = ({ find }: InEffect, kind: AnyDocumentKind, json: unknown) => {
  const document = json as DocumentOf;
  return asFarAsPossible(() => {
    const own = 'id' in document ? document.id : undefined;
    return kind
      .references(document)
      .filter((named) => !(named.kind === kind.kind && named.id === own) && !find(named));
  });
};

/** The same fault may be found twice: by the kind itself, and because the name leads nowhere. */
const once = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [`${fault.path} ${fault.message}`, fault])).values(),
];

/** What a schema has found wrong may have any shape: what can still be said of it is said. */
const asFarAsPossible = <T>(look: () => T[]): T[] => {
  try {
    return look();
  } catch {
    return [];
  }
};

/** Every fault of a document, as a person writes it, against what is in effect. */
export const checkDocument = async (
  kind: AnyDocumentKind,
  json: unknown,
  inEffect: InEffect,
): Promise<DocumentCheck<DocumentKind>> => {
  const checked = await kind.validate(json, inEffect.snapshot);
  const document = checked.kind === 'valid' ? checked.document : json;
  const missing = missingFrom(inEffect, kind, document);
  const found = [
    ...(checked.kind === 'valid' ? [] : checked.faults),
    ...missing.map((named) => ({ path: named.path, message: `there is no ${named.kind} ${named.id}` })),
  ];
  return found.length > 0 || checked.kind !== 'valid' ? { kind: 'faults', faults: once(found) } : checked;
};

/** Every fault of a document as it is kept. */
export const faultsOfKept = async (
  kind: AnyDocumentKind,
  document: DocumentOf,
  inEffect: InEffect,
): Promise<Fault[]> => {
  const checked = await checkDocument(kind, kind.toJson?.(document) ?? document, inEffect);
  return checked.kind === 'valid' ? [] : checked.faults;
};

/** Every fault that keeps it from taking effect: also what only matters once others live beside it. */
export const faultsToPublish = async (
  kind: AnyDocumentKind,
  document: DocumentOf,
  {
    before,
    inEffect,
    nowMs,
  }: { before: EntryOf<DocumentKind> | undefined; inEffect: InEffect; nowMs: number },
): Promise<Fault[]> => [
  ...(await faultsOfKept(kind, document, inEffect)),
  ...(kind.atPublish?.(document, { before, snapshot: inEffect.snapshot, nowMs }) ?? []),
  ...contradictions(kind, document, inEffect),
];
