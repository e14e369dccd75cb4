import { expect, it } from '@jest/globals';
import { withoutDrafts } from '../../../../console/pages/journeys/journey/unpublished.ts';

const noTemplate = (id: string, step = 0) => ({
  path: `/steps/${step}/template`,
  message: `there is no template ${id}`,
});

it('templates that are drafts still do not stand against saving, each is named once', () => {
  const found = [noTemplate('draft'), noTemplate('gone', 1), noTemplate('draft', 2), noTemplate('', 3)];

  expect(withoutDrafts(found, new Set(['draft', 'other']))).toEqual({
    faults: [noTemplate('gone', 1), noTemplate('', 3)],
    unpublished: ['draft'],
  });
});

it('what is wrong besides stays', () => {
  const fault = { path: '/steps/0', message: 'nobody comes here: the journey ends at a' };

  expect(withoutDrafts([fault], new Set())).toEqual({ faults: [fault], unpublished: [] });
});
