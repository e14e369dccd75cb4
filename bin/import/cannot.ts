/** What keeps an import from going on, in a sentence for who runs it. */
export class Cannot extends Error {
  override name = 'Cannot';
}
