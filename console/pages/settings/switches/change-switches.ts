import type { SwitchesSettings } from '../../../../core/config/switches-settings.ts';
import { ask, askDocument } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { sameText } from '../../../ui/same-text.ts';

export const PATH = '/v1/settings/switches';

export type Change = (before: SwitchesSettings) => SwitchesSettings;

/** Those that alone are written to; undefined where everybody is. */
export type AllowOnly = readonly string[] | undefined;

/** What is changed is asked anew first, so that two people at two switches do not undo each other. */
export const changeSwitches = async (change: Change): Promise<void> => {
  const { answer, draftVersion } = await askDocument<SwitchesSettings>(PATH);
  await ask(PATH, {
    ...{ method: 'PUT', body: change(answer) },
    ...(draftVersion === undefined ? {} : { ifMatch: draftVersion }),
  });
};

/**
 * The list alone, over the one that was looked at.
 * @throws ApiProblem 412 where somebody else saved another list meanwhile
 */
export const saveAllowOnly = (list: AllowOnly, base: AllowOnly): Promise<void> =>
  changeSwitches((before) => {
    if (!sameText(before.allowOnly, base)) throw new ApiProblem(412, {});
    return { ...before, allowOnly: list && [...list] };
  });
