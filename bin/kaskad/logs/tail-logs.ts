import {
  type CloudWatchLogsClient,
  type FilteredLogEvent,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { maskText } from '../../../core/access/mask-text.ts';
import { messageOf, troubleOf } from '../aws/said-by-aws.ts';
import { CannotTell } from '../cannot-tell.ts';
import type { Say } from '../commands.ts';

export interface LogsAsk {
  readonly stage: string;
  /** By the names of their folders. */
  readonly functions: readonly string[];
  readonly sinceMs: number;
  /** Stands in the line; CloudWatch looks for it. */
  readonly filter?: string | undefined;
  /** E-mails and phone numbers are shown as they are. */
  readonly contacts: boolean;
  /** Between two looks; false ends it. */
  goOn(): Promise<boolean>;
}

/** Lines may come late, and a later look must not pass them over. */
const OVERLAP_MS = 30_000;
const MOST_REMEMBERED = 10_000;

/** A word as it stands; what CloudWatch would take for a pattern of its own is passed on. */
const patternOf = (filter: string | undefined): { filterPattern?: string } => {
  if (filter === undefined) return {};
  return { filterPattern: /^[{[%?-]/.test(filter) ? filter : JSON.stringify(filter) };
};

const refusedBy = (group: string, cause: unknown): CannotTell => {
  if (troubleOf(cause) === 'denied')
    return new CannotTell(`May not read ${group}: allow logs:FilterLogEvents.`, { cause });
  if ((cause as Error).name === 'ResourceNotFoundException')
    return new CannotTell(`There is no log ${group} in this account and region.`, { cause });
  return new CannotTell(`${group}: ${messageOf(cause)}`, { cause });
};

const linesOf = async (
  client: CloudWatchLogsClient,
  { stage, filter }: LogsAsk,
  name: string,
  startTime: number,
): Promise<FilteredLogEvent[]> => {
  const logGroupName = `/kaskad/${stage}/${name}`;
  const found: FilteredLogEvent[] = [];
  let nextToken: string | undefined;
  do {
    const more = nextToken === undefined ? {} : { nextToken };
    const page = await client
      .send(new FilterLogEventsCommand({ logGroupName, startTime, ...patternOf(filter), ...more }))
      .catch((cause: unknown) => {
        throw refusedBy(logGroupName, cause);
      });
    found.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
};

const shown = (
  name: string,
  { timestamp = 0, message = '' }: FilteredLogEvent,
  contacts: boolean,
): string => {
  const text = message.trimEnd();
  return `${new Date(timestamp).toISOString()} ${name} ${contacts ? text : maskText(text)}`;
};

/** What functions log, as it comes. No line of ours names anybody; what else may stand in one is covered as well. */
export const tailLogs = async (client: CloudWatchLogsClient, ask: LogsAsk, say: Say): Promise<void> => {
  const told = new Set<string>();
  let fromMs = ask.sinceMs;
  for (;;) {
    const found = await Promise.all(
      ask.functions.map(async (name) =>
        (await linesOf(client, ask, name, fromMs)).map((line) => ({ name, line })),
      ),
    );
    const fresh = found.flat().filter(({ line: { eventId = '' } }) => !told.has(eventId));
    for (const { name, line } of fresh.toSorted(
      (a, b) => (a.line.timestamp ?? 0) - (b.line.timestamp ?? 0),
    )) {
      told.add(line.eventId ?? '');
      say(shown(name, line, ask.contacts));
      fromMs = Math.max(fromMs, (line.timestamp ?? 0) - OVERLAP_MS);
    }
    for (const id of told) {
      if (told.size <= MOST_REMEMBERED) break;
      told.delete(id);
    }
    if (!(await ask.goOn())) return;
  }
};
