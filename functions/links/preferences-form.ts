import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ChannelChoice, Choices } from '../../core/preferences/choices.ts';
import { type ChoiceAsk, type Chosen, PAUSE_MS } from '../../core/preferences/chosen.ts';

/** No form of ours is longer. */
const MOST_LETTERS = 10_000;

/** What was posted; undefined for what no form of ours posts. */
export const readChoice = ({
  body = '',
  isBase64Encoded,
}: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>): Chosen | { kind: 'ask-erase' } | undefined => {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (text.length > MOST_LETTERS) return undefined;
  const form = new URLSearchParams(text);
  const kind = form.get('do');
  switch (kind) {
    case 'save': {
      const language = form.get('language') ?? '';
      return {
        kind,
        channels: new Set(form.getAll('channel')),
        topics: new Set(form.getAll('topic')),
        ...(language !== '' && { language }),
      };
    }
    case 'pause':
    case 'resume':
    case 'stop':
    case 'erase':
    case 'ask-erase':
      return { kind };
    default:
      return undefined;
  }
};

/** Does a yes for this address wait until she confirms it? */
type Waits = ChoiceAsk['mustConfirm'];

const asChosen = (one: ChannelChoice, isWanted: boolean, waits: Waits): ChannelChoice => {
  const isWaiting = isWanted && !one.isAllowed && waits(one.channel, one.address);
  return { ...one, isAllowed: isWanted && !isWaiting, isWaiting, isDenied: !isWanted };
};

/** Her choices as they will be once the events are folded. */
export const afterChoice = (
  choices: Choices,
  chosen: Chosen,
  { waits, nowMs }: { waits: Waits; nowMs: number },
): Choices => {
  const { pausedUntilMs: _, ...resumed } = choices;
  switch (chosen.kind) {
    case 'save': {
      const { language } = chosen;
      return {
        ...choices,
        channels: choices.channels.map((one) => asChosen(one, chosen.channels.has(one.channel), waits)),
        topics: choices.topics.map((one) => ({ ...one, isAllowed: chosen.topics.has(one.id) })),
        ...(language !== undefined && choices.languages.includes(language) && { language }),
      };
    }
    case 'stop':
      return { ...choices, channels: choices.channels.map((one) => asChosen(one, false, waits)) };
    case 'pause':
      return { ...choices, pausedUntilMs: nowMs + PAUSE_MS };
    case 'resume':
      return resumed;
    case 'erase':
      return choices;
  }
};
