import type { PublishingSettings } from '../../../core/config/publishing-settings.ts';
import { useAnswer } from '../../api/use-answer.ts';

/** Does it take two people to publish here? undefined until it is known. */
export const useTakesTwo = (enabled = true): boolean | undefined => {
  const { data } = useAnswer('/v1/settings/publishing', { enabled });
  return data && (data as PublishingSettings).approval === 'two-people';
};
