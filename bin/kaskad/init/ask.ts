import type { Answers } from './answers.ts';
import { type Known, type Question, questions, refusalOf } from './questions.ts';

/** Somebody at the prompt. */
export interface Prompts {
  text(asked: {
    message: string;
    such: string;
    proposed: string;
    refuse(answer: string): string | undefined;
  }): Promise<string>;
  confirm(message: string): Promise<boolean>;
}

const answerTo = async (
  question: Question,
  answers: Partial<Answers>,
  known: Known,
  prompts: Prompts | undefined,
): Promise<string> => {
  const proposed = (await question.propose?.(answers, known)) ?? '';
  if (!prompts) return proposed;
  const refuse = (answer: string) => refusalOf(question, answer);
  const answer = await prompts.text({ message: question.asks, such: question.such ?? '', proposed, refuse });
  return answer.trim();
};

/**
 * What no flag has said is asked, one after the other; where nobody can be asked, what is proposed is taken. Empty answers are
 * left out. The stage is known first: what `refuse` throws of it comes before all other questions.
 */
export const askRest = async (
  given: Partial<Answers>,
  known: Known,
  prompts: Prompts | undefined,
  refuse: (stage: string) => void,
): Promise<Partial<Answers>> => {
  const answers: Partial<Answers> = { ...given };
  if (answers.stage !== undefined) refuse(answers.stage);
  for (const question of questions) {
    if (answers[question.key] !== undefined || question.isAsked?.(answers) === false) continue;
    const answer = await answerTo(question, answers, known, prompts);
    if (answer !== '') answers[question.key] = answer;
    if (question.key === 'stage') refuse(answer);
  }
  if (answers.archive === undefined && prompts)
    answers.archive = await prompts.confirm('Keep events for back-tests and replays?');
  return answers;
};
