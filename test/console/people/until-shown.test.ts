import { expect, it } from '@jest/globals';
import { untilShown } from '../../../console/pages/people/deeds/until-shown.ts';

const counting = () => {
  let seen = 0;
  return { look: async () => ++seen, pause: async () => undefined };
};

it('what is done to a person is looked for until it shows', async () => {
  const { look, pause } = counting();

  expect(await untilShown(look, (seen) => seen === 3, { pause })).toEqual({ person: 3, isShown: true });
});

it('what does not show is not waited for without end', async () => {
  const { look, pause } = counting();

  expect(await untilShown(look, () => false, { tries: 4, pause })).toEqual({ person: 4, isShown: false });
});
