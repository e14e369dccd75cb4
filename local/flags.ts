import { parseArgs } from 'node:util';

/** What `npm start` is told. */
export interface LocalFlags {
  /** Where tables, queues and schedules are kept; in memory where nobody says. */
  data?: string;
  verbose: boolean;
  port: number;
}

/** Something is said that it does not know; the message says what. */
export class WrongFlag extends Error {}

const USUAL_PORT = 3000;
const HIGHEST_PORT = 65_535;

const portOf = (said: string | undefined): number => {
  if (said === undefined || said === '') return USUAL_PORT;
  const port = Number(said);
  if (Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT) return port;
  throw new WrongFlag(`PORT is ${said}; a port is a number such as ${USUAL_PORT}.`);
};

const parsed = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: { data: { type: 'string' }, verbose: { type: 'boolean', default: false } },
    }).values;
  } catch (error) {
    throw new WrongFlag(error instanceof Error ? error.message : String(error), { cause: error });
  }
};

/** @throws WrongFlag */
export const readFlags = (args: string[], { PORT }: NodeJS.ProcessEnv): LocalFlags => {
  const { data, verbose } = parsed(args);
  return { ...(data !== undefined && { data }), verbose, port: portOf(PORT) };
};
