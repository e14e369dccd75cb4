/** Messages of the validators and their names in the locale files, with what they hold; others are shown as they are. */
const WORDS: readonly [RegExp, string][] = [
  [/^there is no template $/, 'missing'],
  [/^there is no template (?<id>\S*)$/, 'noTemplate'],
  [/^the template is for (?<channels>.+), not (?<channel>\S+)$/, 'otherChannel'],
  [/^another step is called (?<id>.+)$/, 'sameId'],
  [/^nobody comes here: the journey ends at (?<id>.+)$/, 'deadBlock'],
  [/^there is no rung for (?<channel>.+)$/, 'noStage'],
  [/^(?<channel>\S+) is in the order already$/, 'twiceInOrder'],
  [/^not in the order: it would never be tried$/, 'notInOrder'],
  [/^the shares are not 1 together$/, 'sharesNotWhole'],
  [/^the shares are more than 1 together$/, 'sharesTooMuch'],
  [/^nobody goes this way$/, 'nobodyThisWay'],
  [/^how long, or until when$/, 'howLong'],
  [/^how long at most$/, 'howLongAtMost'],
  [/^only where an event is waited for$/, 'onlyWithEvent'],
  [/^within what time it must not happen$/, 'withinWhat'],
  [/^what must not happen within this time$/, 'whatNot'],
  [/^an ISO 8601 duration/, 'duration'],
  [/^a time of day/, 'timeOfDay'],
  [/^lower-case letters, digits and hyphens$/, 'id'],
  [/^letters, digits, hyphens and underscores/, 'blockId'],
  [/^letters, digits and underscores$/, 'fieldName'],
  [/^a transactional journey has no control group$/, 'noControlGroup'],
  [/^there is no topic (?<id>.+) in settings/, 'noTopic'],
  [/^a trigger has one of the fields/, 'noTrigger'],
  [/^a JsonLogic condition$/, 'condition'],
  [/^there is no operator (?<name>.+)$/, 'noOperator'],
  [/^a path begins with (?<roots>.+)$/, 'path'],
  [/^is the same for everybody/, 'sameForAll'],
  [/^contacts and consent are not set by journeys$/, 'notOurs'],
  [/^a name that means something else$/, 'takenName'],
  [/^there is no (?<kind>segment|offer|journey) (?<id>\S+)/, 'noDocument'],
  [/^unknown field$/, 'unknownField'],
  [/^(a URL such as|https only|a public address|a host that|no user name)/, 'url'],
  [/^no time zone that is known$/, 'timezone'],
  [/^steps lie at most (?<count>\d+) deep$/, 'tooDeep'],
  [/^a date and a time of day/, 'wallTime'],
  [/^never, after-exit or/, 'reentry'],
  [/^a part of a condition has exactly one operator$/, 'oneOperator'],
  [/^a condition has at most (?<levels>\d+) levels and (?<parts>\d+) parts$/, 'conditionSize'],
  [/^(?<name>\S+) asks about the person: it does not stand inside a list$/, 'noList'],
  [/^inJourney takes the id/, 'needsJourney'],
  [/^inSegment takes the id/, 'needsSegment'],
  [/^times takes the name of an event/, 'needsTimes'],
  [/^(?<event>.+) is no event that can be counted/, 'derived'],
  [/^traits stand right below: (?<path>\S+)$/, 'traitsPath'],
  [/^a segment has no (?<root>\S+)$/, 'noRoot'],
  [/^segments name each other: (?<way>.+)$/, 'segmentCircle'],
  [/^a segment has a condition/, 'segmentEmpty'],
  [/^all journeys together count (?<count>\d+) events at most: (?<what>.+) would be more$/, 'tooManyCounted'],
  [/^an ISO 4217 currency/, 'currency'],
  [/^what is promised$/, 'promised'],
  [/^an amount has a currency/, 'amountCurrency'],
  [/^capital letters, digits and hyphens, 12 at most$/, 'prefix'],
  [/^a duration such as P14D, or an instant$/, 'expires'],
  [/^\{ "generated": \{\} \} or/, 'code'],
  [/^what one grant costs at most/, 'perGrant'],
  [/^Too small: expected string/, 'missing'],
  [/^Too small: expected array/, 'emptyList'],
  [/^Invalid input: expected .+, received undefined$/, 'missing'],
  [/^Too (small|big): expected number/, 'outOfRange'],
  [/^Too big: expected (string|array)/, 'tooLong'],
  [/^Invalid option/, 'choose'],
  [/^Invalid input/, 'notValid'],
];

export interface FaultWords {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The name of a validator's message in the locale files; undefined for one that has none. */
export const faultWords = (message: string): FaultWords | undefined => {
  for (const [form, name] of WORDS) {
    const found = form.exec(message);
    if (found) return { name, values: { ...found.groups } };
  }
  return undefined;
};
