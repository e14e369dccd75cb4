/** EventBridge would refuse this pattern when the rule is created. */
export class InvalidPattern extends Error {
  override readonly name = 'InvalidEventPatternException';

  constructor(where: string, reason: string) {
    super(`Event pattern is not valid at ${where}: ${reason}`);
  }
}
