/** What is said of a stage whose like the stack makes anew. Nothing stands behind a command: it is copied as it is. */
export const deployAgain = (stage: string): string => `Deploy again: npx kaskad deploy --stage ${stage}`;
