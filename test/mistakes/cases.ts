import { commandLine } from './cases/command-line.ts';
import { extending } from './cases/extends.ts';
import { names } from './cases/names.ts';
import { reading } from './cases/reading.ts';
import { syntax } from './cases/syntax.ts';
import { values } from './cases/values.ts';
import type { MistakeCase } from './mistake.ts';

/** Every kind of mistake that the tests know, in the order in which the page shows them. */
export const mistakes: readonly MistakeCase[] = [
  ...reading,
  ...extending,
  ...syntax,
  ...names,
  ...values,
  ...commandLine,
];
