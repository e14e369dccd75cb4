import { describe, expect, it } from '@jest/globals';
import { apiDocument } from '../../../site/api/document.ts';
import { groupsOf, mentions } from '../../../site/api/groups.ts';

const groups = groupsOf(apiDocument());
const mention = mentions(groups);

describe('a route in a sentence', () => {
  it.each([
    ['GET /v1/journeys/{id}', 'api/journeys.html#getJourneysId'],
    ['GET /v1/journeys/cart-abandoned', 'api/journeys.html#getJourneysId'],
    ['PUT /v1/settings/contact { "caps": {} }', 'api/settings.html#putSettingsContact'],
    ['GET /v1/reports/summary?from=&to=', 'api/reports.html#getReportsSummary'],
    ['POST /v1/journeys/{id}/{publish,pause}', 'api/journeys.html#postJourneysIdPublish'],
    ['POST /v1/batch', 'api/events.html#postBatch'],
  ])('%s leads to the reference', (code, href) => {
    expect(mention(code)).toEqual({ kind: 'route', href });
  });

  it.each(['GET /v1/gone', 'DELETE /v1/journeys/{id}', 'POST /v1/journeys/{id}/{publish,gone}'])(
    '%s is no route',
    (code) => {
      expect(mention(code)).toEqual({ kind: 'unknown' });
    },
  );

  it.each(['npm start', 'GET /_local/clock', '/v1/journeys', 'POST /v1/…'])('%s says none', (code) => {
    expect(mention(code)).toEqual({ kind: 'other' });
  });
});

describe('the groups of the reference', () => {
  it('hold every operation once', () => {
    const document = apiDocument();
    const all = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const shown = groups.flatMap(({ entries }) => entries.map(({ operation }) => operation.operationId));

    expect(shown.length).toBeGreaterThan(300);
    expect(new Set(shown)).toEqual(new Set(all.map(({ operationId }) => operationId)));
    expect(new Set(shown).size).toBe(shown.length);
  });
});
