import { setTimeout as rest } from 'node:timers/promises';
import type { Command } from 'commander';
import { type Api, apiAt } from '../api.ts';
import { CannotTell } from '../cannot-tell.ts';
import { redrive } from '../ops/redrive.ts';
import { switchAll, switchJourneys } from '../ops/switches.ts';
import { askedUnless } from './asked.ts';
import { type Connection, knownConnection, withConnection } from './connection.ts';
import { run, say } from './run.ts';

const LOOK_MS = 2_000;

export const apiOf = (flags: Connection): Api => {
  const { url, token } = knownConnection(flags);
  return apiAt(url, token);
};

type SwitchFlags = Connection & { all: boolean; why?: string };

const addSwitch = (program: Command, name: 'pause' | 'resume', description: string): void => {
  withConnection(program.command(name).description(description))
    .argument('[journeys...]', 'their ids')
    .option('--all', 'everything that goes out to people, by the kill switch', false)
    .option('--why <words>', 'for the log of changes')
    .action((journeys: string[], { all, why, ...connection }: SwitchFlags) =>
      run(async () => {
        const ask = { off: name === 'pause', why };
        if (all === journeys.length > 0) throw new CannotTell('What? Ids of journeys, or --all.');
        const api = apiOf(connection);
        return all ? switchAll(api, ask, say) : switchJourneys(api, ask, journeys, say);
      }),
    );
};

/** What is done with a Kaskad that runs. */
export const addOperations = (program: Command): void => {
  addSwitch(program, 'pause', 'Stops messages: of journeys, or of everything at once');
  addSwitch(program, 'resume', 'Lets messages go out again');

  withConnection(
    program.command('redrive').description('Shows dead letters, asks, and puts them back to be tried again'),
  )
    .argument('[queue]', 'one of GET /v1/queues, else all')
    .option('--yes', 'asks nothing', false)
    .action((queue: string | undefined, { yes, ...connection }: Connection & { yes: boolean }) =>
      run(() => {
        const ask = { queue, nowMs: Date.now(), isSure: askedUnless(yes), rest: async () => rest(LOOK_MS) };
        return redrive(apiOf(connection), ask, say);
      }),
    );
};
