/** What keeps a command from doing its work: said in a sentence, exit code 2. */
export class CannotTell extends Error {
  override name = 'CannotTell';
}
