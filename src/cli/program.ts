import { Command, CommanderError, Option } from 'commander';
import { version } from '../version.ts';
import { assessCommand, type CommonOptions } from './assess-command.ts';
import { ExitCode } from './exit-code.ts';
import { reportProblems, usageProblem } from './report-problems.ts';
import type { Streams } from './streams.ts';

/**
 * Reads the command line and runs the command it names.
 *
 * The options that all commands share belong to the program, so that they mean the same before
 * and after a command's name.
 */
export async function runProgram(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  let code: ExitCode = ExitCode.ok;
  const program = programFor(streams, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...wordsFrom(argv)], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return ExitCode.ok;
    return reportProblems([usageMistake(error)], { format: formatAskedFor(argv) }, streams);
  }
}

/** Git's own arguments are data, also where a path starts with a dash. */
function wordsFrom(argv: readonly string[]): readonly string[] {
  const isForGit = argv[0] === 'git-diff-driver' && argv.length >= 8 && !argv.includes('--');
  if (!isForGit) return argv;
  // Seven arguments, of which the last is a mode; after it the new path of a renamed file, and
  // what there is to say about the renaming.
  const isMode = (word = '') => /^(?:\d{6}|\.)$/.test(word);
  const given = isMode(argv.at(-1)) ? 7 : isMode(argv.at(-2)) ? 8 : 9;
  return [...argv.slice(0, -given), '--', ...argv.slice(-given)];
}

/** The program with all its commands, which report how they ended. */
export function programFor(streams: Streams, ended: (code: ExitCode) => void): Command {
  const program = new Command('forcecalc');
  const common = () => program.opts<CommonOptions>();
  program
    .description('Whether pledged contributions add up to a force, and what holds if what holds.')
    .version(version, '-V, --version', 'print the version')
    .argument('[SCENARIO...]', 'a file, `-` for standard input, or REV:PATH read from git')
    .addOption(new Option('-f, --format <FORMAT>', 'table, json, markdown or csv'))
    .addOption(new Option('-o, --output <FILE>', 'write to a file instead of standard output'))
    .addOption(repeatable('--assume <CONDITION=yes|no>', 'make a condition hold or fail'))
    .addOption(
      repeatable(
        '--set <PATH=VALUE>',
        'change the scenario, e.g. contributions.FRA.stance=refused',
      ),
    )
    .addOption(
      new Option('--color <WHEN>', 'colour the output')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(new Option('--allow-outside', 'let `extends` lead out of the directory of the file'))
    .action(async (words: string[]) => {
      if (words.length === 0) {
        const problem = usageProblem('missing-argument', 'no scenario is named', bareHelp);
        ended(await reportProblems([problem], common(), streams));
      } else {
        ended(await assessCommand(words, common(), streams));
      }
    });

  program
    .command('assess')
    .description('assess scenarios; the same as naming them without a command')
    .argument('<SCENARIO...>', 'several are shown side by side')
    .action(async (words: string[]) => {
      ended(await assessCommand(words, common(), streams));
    });
  program
    .command('check')
    .description('evaluate what scenarios assert of themselves; the gate for CI')
    .argument('<SCENARIO...>', 'each is checked by itself')
    .option(
      '--against <BASE>',
      'what `change in` compares with: a scenario, or `REV:` for the same path',
    )
    .addOption(
      repeatable(
        '--report <FORMAT=FILE>',
        'write another report as well: table, json, markdown, junit, sarif or github',
      ),
    )
    .option('--fix', 'correct mistakes that have one right answer, then check')
    .action(async (words: string[], own: object) => {
      const { checkCommand } = await import('./check-command.ts');
      ended(await checkCommand(words, { ...common(), ...own }, streams));
    });
  program
    .command('diff')
    .description('what changed between two scenarios, what it did, and why')
    .argument('[SCENARIO...]', 'BASE and HEAD; with --base, HEAD alone')
    .option('--base <REV>', 'compare with the same path in a git revision')
    .option('--exit-code', 'end with 1 when there is a difference')
    .option('--min <PERSONNEL|PERCENT>', 'say nothing when less has moved')
    .action(async (words: string[], own: object) => {
      const { diffCommand } = await import('./diff-command.ts');
      ended(await diffCommand(words, { ...common(), ...own }, streams));
    });
  program
    .command('sensitivity')
    .description('how much hangs on each number, decision and condition')
    .argument('<SCENARIO>')
    .option('--reach <LIKELIHOOD>', 'what the break-even is to reach', '0.5')
    .action(async (word: string, own: object) => {
      const { sensitivityCommand } = await import('./sensitivity-command.ts');
      ended(await sensitivityCommand(word, { ...common(), ...own }, streams));
    });
  program
    .command('fmt')
    .description('put scenario files into canonical form; comments stay')
    .argument('<FILE...>', 'rewritten in their place; `-` formats standard input')
    .option('--check', 'write nothing, name the files that would change, and end with 1')
    .action(async (words: string[], own: object) => {
      const { fmtCommand } = await import('./fmt-command.ts');
      ended(await fmtCommand(words, { ...common(), ...own }, streams));
    });
  program
    .command('git-diff-driver')
    .description('show scenarios in `git diff`; for git, as `diff.forcecalc.command`')
    .argument('<ARGUMENT...>', 'as git gives them')
    .action(async (words: string[]) => {
      const { gitDiffDriverCommand } = await import('./git-diff-driver-command.ts');
      ended(await gitDiffDriverCommand(words, common(), streams));
    });
  program
    .command('schema')
    .description('print the JSON Schema of a scenario, or of an output')
    .argument('[NAME]', 'scenario, or an output such as assessment, check or diff', 'scenario')
    .action(async (name: string) => {
      const { schemaCommand } = await import('./schema-command.ts');
      ended(await schemaCommand(name, common(), streams));
    });
  program
    .command('init')
    .description('write a scenario to start from')
    .argument('[FILE]', 'where to write it, without one to scenario.yaml; `-` prints it')
    .action(async (file: string | undefined) => {
      const { initCommand } = await import('./init-command.ts');
      ended(await initCommand(file, common(), streams));
    });
  program
    .command('completion')
    .description('print a script that completes commands, options and files in a shell')
    .argument('<SHELL>', 'bash, zsh or fish')
    .action(async (shell: string) => {
      const { completionCommand } = await import('./completion-command.ts');
      ended(await completionCommand(shell, program, common(), streams));
    });

  program
    .addHelpText('after', helpExamples)
    .showSuggestionAfterError(true)
    .configureHelp({
      showGlobalOptions: true,
      helpWidth: Math.min(100, streams.stdout.columns ?? 80),
    });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: () => {},
      getOutHasColors: () => false,
    });
  }
  return program;
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description} (repeatable)`).argParser(
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );
}

const bareHelp =
  'e.g. `forcecalc scenario.yaml`; `forcecalc init` writes one to start from; `forcecalc --help` lists all';

const helpExamples = `
Examples:
  forcecalc scenario.yaml                      is it enough, and what is missing?
  forcecalc a.yaml b.yaml                      two scenarios side by side
  forcecalc a.yaml --assume us_backstop=no     the same without the backstop
  forcecalc main:a.yaml --format json          as of a git revision, for a program

Exit codes:
  0 done   1 a check failed   2 the command line is wrong   3 a file is wrong   70 a bug of ours
`;

/** Commander's sentence without its prefix, and its guess as help. */
function usageMistake(error: CommanderError) {
  const [message = '', guess] = error.message
    .replace(/^error: /, '')
    .split(/\n?\((?=Did you mean)/);
  const code =
    error.code === 'commander.unknownOption'
      ? 'unknown-option'
      : error.code === 'commander.optionMissingArgument' ||
          error.code === 'commander.missingArgument'
        ? 'missing-argument'
        : error.code === 'commander.unknownCommand'
          ? 'unknown-command'
          : 'bad-option-value';
  const help =
    guess === undefined ? '`forcecalc --help` lists the options' : guess.replace(/\)$/, '');
  return usageProblem(code, message.replaceAll("'", '`').trim(), help.replace(/^Did/, 'did'));
}

/** The format a command line asks for that cannot be parsed as a whole. */
function formatAskedFor(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '-f' || word === '--format');
  if (at !== -1) return argv[at + 1];
  return argv
    .map((word) => /^(?:--format=|-f=?)(.+)$/.exec(word)?.[1])
    .find((format) => format !== undefined);
}
