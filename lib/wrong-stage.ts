/** One sentence of what is wrong with a stage, and no stack trace. */
export class WrongStage extends Error {
  override name = 'WrongStage';
}
