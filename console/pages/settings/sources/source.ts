import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { listSources } from '../../../../functions/api/routes/list-sources.ts';

export type Source = AnswerOf<typeof listSources>['sources'][number];
