import { kaskadProgram } from './kaskad/program.ts';

await kaskadProgram().parseAsync();
