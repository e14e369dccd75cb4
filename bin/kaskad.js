#!/usr/bin/env node
// Runs the command on the Node that the project pins, whichever one `npx` has found.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
const command = fileURLToPath(new URL('kaskad.ts', import.meta.url));
const { status, error } = spawnSync(node, [command, ...process.argv.slice(2)], { stdio: 'inherit' });
if (error) console.error(`The pinned Node does not start: run npm ci first. ${error.message}`);
process.exitCode = status ?? 2;
