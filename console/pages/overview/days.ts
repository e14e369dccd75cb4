import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';

export type Day = AnswerOf<typeof reportOverview>['days'][number];

export interface Range {
  readonly from: string;
  readonly to: string;
}
