import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { isSettings } from '../../../../core/config/kinds/settings.ts';
import { type Route, route } from '../../route.ts';
import { idOf } from '../act.ts';
import { answerDocument, answerSchema } from '../answer.ts';
import { nounOf, pathOf } from './paths.ts';

export const getRoute = (kind: AnyDocumentKind): Route =>
  route({
    method: 'GET',
    path: pathOf(kind),
    summary: isSettings(kind) ? kind.about : `${upper(nounOf(kind))}: its draft and what is in effect`,
    access: 'read',
    answer: answerSchema(kind),
    ...(isSettings(kind) ? {} : { refusals: { 404: `There is no such ${kind.kind}` } }),
    run: ({ params }, ports) => answerDocument(ports, kind, idOf(kind, params)),
  });

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
