import fc from '../../node_modules/fast-check/lib/fast-check.js';

// FC_SEED makes every property test draw the same chances: a change is judged by them. jest hands this file to whoever
// imports fast-check; without FC_SEED new chances are drawn, and a failure prints its seed.
if (process.env.FC_SEED) fc.configureGlobal({ seed: Number(process.env.FC_SEED) });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fc;
