import { Command } from 'commander';
import { addDeploy } from './kaskad/cli/deploy.ts';
import { addDoctor } from './kaskad/cli/doctor.ts';
import { addDocuments } from './kaskad/cli/documents.ts';
import { addInit } from './kaskad/cli/init.ts';
import { addOperations } from './kaskad/cli/operate.ts';
import { addReplay } from './kaskad/cli/replay.ts';
import { addRotate } from './kaskad/cli/rotate.ts';
import { addTail } from './kaskad/cli/tail.ts';
import { addMigrate } from './kaskad/migrate/commands.ts';

const program = new Command('kaskad')
  .description('Deploys Kaskad and looks after it; journeys, templates and settings as files.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

addInit(program);
addDoctor(program);
addDeploy(program);
addDocuments(program);
addOperations(program);
addTail(program);
addReplay(program);
addRotate(program);
addMigrate(program);

await program.parseAsync();
