import type { Command, Option } from 'commander';
import { closest } from '../scenario/suggest.ts';
import type { CommonOptions } from './assess-command.ts';
import { ExitCode } from './exit-code.ts';
import { reportProblems, usageProblem } from './report-problems.ts';
import type { Streams } from './streams.ts';

/** A word that can be completed, and what it means. */
interface Word {
  readonly word: string;
  readonly meaning: string;
}

/** What can stand where, read off the program itself. */
interface Grammar {
  readonly commands: readonly (Word & { readonly options: readonly Word[] })[];
  /** Options that every command takes. */
  readonly common: readonly Word[];
  /** Values of options that take one of a few words. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
}

const scripts: Readonly<Record<string, (grammar: Grammar) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** `forcecalc completion SHELL`: prints a script that completes commands, options and files. */
export async function completionCommand(
  shell: string,
  program: Command,
  options: CommonOptions,
  streams: Streams,
): Promise<ExitCode> {
  const script = scripts[shell];
  if (script === undefined) {
    const known = Object.keys(scripts);
    const guess = closest(shell, known);
    const help =
      guess === undefined ? `the shells are ${known.join(', ')}` : `did you mean \`${guess}\`?`;
    const problem = usageProblem(
      'bad-option-value',
      `there is no completion for \`${shell}\``,
      help,
    );
    return reportProblems([problem], options, streams);
  }
  streams.stdout.write(script(grammarOf(program)));
  return ExitCode.ok;
}

function grammarOf(program: Command): Grammar {
  const choices = new Map<string, readonly string[]>([
    ['--format', ['table', 'json', 'markdown', 'csv', 'junit', 'sarif', 'github']],
  ]);
  const wordsOf = (options: readonly Option[]): readonly Word[] =>
    options.flatMap(({ long, short, description, argChoices }) => {
      if (argChoices !== undefined && long) choices.set(long, argChoices);
      return [long, short].flatMap((word) => (word ? [{ word, meaning: description }] : []));
    });
  return {
    commands: program.commands.map((command) => ({
      word: command.name(),
      meaning: command.description(),
      options: wordsOf(command.options),
    })),
    common: wordsOf(program.options),
    choices,
  };
}

const words = (list: readonly Word[]) => list.map(({ word }) => word).join(' ');

function bashScript({ commands, common, choices }: Grammar): string {
  const values = [...choices].map(
    ([option, allowed]) =>
      `    ${option}) COMPREPLY=($(compgen -W '${allowed.join(' ')}' -- "$word")); return ;;\n`,
  );
  const own = commands.map(
    ({ word, options }) => `    ${word}) options="$options ${words(options)}" ;;\n`,
  );
  return `\
# bash completion for forcecalc: eval "$(forcecalc completion bash)"
_forcecalc() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="" each
  local options='${words(common)}'
  case "$before" in
    -f) before=--format ;;
  esac
  case "$before" in
${values.join('')}  esac
  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${words(commands)} " in *" $each "*) command="$each"; break ;; esac
  done
  case "$command" in
${own.join('')}  esac
  if [[ "$word" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  else
    local IFS=$'\\n'
    COMPREPLY=($(compgen -f -- "$word"))
    if [[ -z "$command" ]]; then
      IFS=$' \\n'
      COMPREPLY+=($(compgen -W '${words(commands)}' -- "$word"))
    fi
  fi
}
complete -o filenames -F _forcecalc forcecalc
`;
}

function zshScript({ commands, common, choices }: Grammar): string {
  const described = (list: readonly Word[]) =>
    list
      .map(({ word, meaning }) => `    ${quoted(`${word}:${meaning.replaceAll(':', '\\:')}`)}\n`)
      .join('');
  const values = [...choices].map(
    ([option, allowed]) =>
      `    ${option}${option === '--format' ? '|-f' : ''}) compadd ${allowed.join(' ')}; return ;;\n`,
  );
  const own = commands.map(
    ({ word, options }) => `    ${word}) options+=(\n${described(options)}    ) ;;\n`,
  );
  return `\
#compdef forcecalc
# zsh completion for forcecalc: eval "$(forcecalc completion zsh)", after compinit
_forcecalc() {
  local -a commands options
  local each command=''
  commands=(
${described(commands)}  )
  options=(
${described(common)}  )
  case "\${words[CURRENT-1]}" in
${values.join('')}  esac
  for each in "\${(@)words[2,CURRENT-1]}"; do
    case " ${words(commands)} " in *" $each "*) command="$each"; break ;; esac
  done
  case "$command" in
${own.join('')}  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    _describe option options
  else
    [[ -n "$command" ]] || _describe command commands
    _files
  fi
}
compdef _forcecalc forcecalc
`;
}

function fishScript({ commands, common, choices }: Grammar): string {
  const line = (words: string) => `complete -c forcecalc ${words}\n`;
  const option = ({ word, meaning }: Word, condition: string) => {
    const isLong = word.startsWith('--');
    const allowed = choices.get(word);
    const values = allowed === undefined ? '' : ` -xa ${quoted(allowed.join(' '))}`;
    return line(
      `${condition}${isLong ? `-l ${word.slice(2)}` : `-s ${word.slice(1)}`} -d ${quoted(meaning)}${values}`,
    );
  };
  return (
    '# fish completion for forcecalc: forcecalc completion fish | source\n' +
    common.map((word) => option(word, '')).join('') +
    commands
      .map(
        ({ word, meaning, options }) =>
          line(`-n __fish_use_subcommand -a ${word} -d ${quoted(meaning)}`) +
          options.map((own) => option(own, `-n '__fish_seen_subcommand_from ${word}' `)).join(''),
      )
      .join('')
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
