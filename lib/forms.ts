import { WrongStage } from './wrong-stage.ts';

/** A stage's name is part of every physical name. */
export const stageNameForm = /^[a-z][a-z0-9-]{0,19}$/;

/** Such as `shop.example`, in lower case. */
export const domainForm = /^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/;

/** @throws WrongStage for a name that could not be part of a physical name */
export function checkedName(name: string): string {
  if (!stageNameForm.test(name))
    throw new WrongStage(`Not a stage name: ${name} (lower-case letters, digits and dashes, 20 at most)`);
  return name;
}
