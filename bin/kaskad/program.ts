import { Command } from 'commander';
import { addDeploy } from './cli/deploy.ts';
import { addDoctor } from './cli/doctor.ts';
import { addDocuments } from './cli/documents.ts';
import { addInit } from './cli/init.ts';
import { addOperations } from './cli/operate.ts';
import { addReplay } from './cli/replay.ts';
import { addRotate } from './cli/rotate.ts';
import { addTail } from './cli/tail.ts';
import { addMigrate } from './migrate/commands.ts';

/** `npx kaskad`, with all that it can be told. */
export const kaskadProgram = (): Command => {
  const program = new Command('kaskad')
    .description('Deploys Kaskad and looks after it; journeys, templates and settings as files.')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  const parts = [
    addInit,
    addDoctor,
    addDeploy,
    addDocuments,
    addOperations,
    addTail,
    addReplay,
    addRotate,
    addMigrate,
  ];
  for (const add of parts) add(program);
  return program;
};
