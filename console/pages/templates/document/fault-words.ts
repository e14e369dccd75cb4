import { type WordTable, wordsIn } from '../../../ui/faults/words-in.ts';

/** Sentences of the core that a text of ours stands for; what is in brackets is filled in as it is. */
export const SENTENCES: WordTable = [
  [/^there is no (?<name>\S+?); there is (?<known>.+)$/, 'unknown'],
  [/^(?<name>\S+) is not there for everybody/, 'maybe'],
  [/^an e-mail needs a subject$/, 'subject'],
  [/^must not be empty$/, 'empty'],
  [/Element (?<name>[\w-]+) doesn't exist or is not registered/, 'tag'],
  [/^(?<tag>[\w-]+): Attribute (?<name>[\w-]+) is illegal/, 'attribute'],
  [/(?<tag>[\w-]+) cannot be used inside (?<name>[\w-]+), only inside: (?<known>.+)$/, 'inside'],
  [/^nobody it could come from/, 'sender'],
  [/^she has no address there$/, 'address'],
  [/^dearer than the shop allows/, 'dear'],
  [/^Gmail clips/, 'clipped'],
  [/is not on the list of staff/, 'staff'],
  [/^name an address of the shop/, 'staff'],
  [/^\{\{ unsubscribe_url \}\} is missing/, 'unsubscribe'],
];

/** Which of our sentences says it; undefined where only the core's own does. */
export const toldFault = wordsIn(SENTENCES);
