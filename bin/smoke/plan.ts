import type { Api } from '../kaskad/api.ts';
import { arrangeHouse, type Keys, lightFire, reportsOf } from './house.ts';
import type { Step } from './step.ts';

/** SES's own mailboxes: they take mail in the sandbox too, and harm no reputation. Each with what must be reported. */
export const mailboxes: Readonly<Record<string, string>> = {
  'success@simulator.amazonses.com': 'delivered',
  'bounce@simulator.amazonses.com': 'bounced',
  'complaint@simulator.amazonses.com': 'complained',
};

export interface SmokePorts {
  /** Throws where the stage has something in the account already, tables that were kept included. */
  refuseIfThere(): Promise<void>;
  /** Throws where SES would not send from it. */
  checkSender(): Promise<void>;
  deploy(): Promise<void>;
  /** Deletes the stacks, last first, and whatever they leave behind. */
  remove(): Promise<void>;
  apiUrl(): Promise<string>;
  seedKeys(): Promise<Keys>;
  apiAt(url: string, token: string): Api;
  sender: string;
  /** Between two looks; false when it has waited long enough. */
  rest(): Promise<boolean>;
}

const untilReported = async (api: Api, ports: SmokePorts): Promise<void> => {
  for (;;) {
    const missing: string[] = [];
    for (const [address, expected] of Object.entries(mailboxes))
      if (!(await reportsOf(api, address)).includes(expected)) missing.push(`${address} ${expected}`);
    if (missing.length === 0) return;
    if (!(await ports.rest())) throw new Error(`Nobody has reported: ${missing.join(', ')}`);
  }
};

/** A stage of an hour's life: made, tried and taken away. What is looked at before is done before anything is made. */
export const smokePlan = (ports: SmokePorts): Step[] => {
  let made: { url: string; keys: Keys; api: Api } | undefined;
  const house = () => {
    if (!made) throw new Error('The stage has no keys yet');
    return made;
  };
  return [
    { name: 'the stage is new to this account', run: ports.refuseIfThere },
    { name: `SES sends from ${ports.sender}`, run: ports.checkSender },
    { name: 'cdk deploy --all', run: ports.deploy, undo: ports.remove },
    {
      name: 'keys, sender, a journey',
      async run() {
        const [url, keys] = [await ports.apiUrl(), await ports.seedKeys()];
        made = { url, keys, api: ports.apiAt(url, keys.token) };
        await arrangeHouse(made.api, ports.sender);
      },
    },
    {
      name: 'events are taken, packed as JSON',
      run: () => lightFire(house().url, house().keys.server, Object.keys(mailboxes)),
    },
    {
      name: 'delivered, bounced and complained are reported',
      run: () => untilReported(house().api, ports),
    },
  ];
};
