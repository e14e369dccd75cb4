import { branch } from './branch.ts';
import { cascade } from './cascade.ts';
import { emit } from './emit.ts';
import { exit } from './exit.ts';
import { offer } from './offer.ts';
import { send } from './send.ts';
import { split } from './split.ts';
import { task } from './task.ts';
import { update } from './update.ts';
import { wait } from './wait.ts';
import { webhook } from './webhook.ts';

/** Every kind of step. Validator, published schema and interpreter follow. */
export const stepKinds = { wait, send, cascade, branch, split, update, emit, offer, task, webhook, exit };
