import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';

const session = `forcecalc-test-${process.pid}`;
const tmux = (...words: string[]) => execFileSync('tmux', words, { encoding: 'utf8' });

/** The screen, with everything scrolled off it, after a command has run in a real terminal. */
async function screenOf(command: string, width: number, withColours = false): Promise<string> {
  tmux('new-session', '-d', '-s', session, '-x', String(width), '-y', '50');
  tmux('set-option', '-t', session, 'history-limit', '5000');
  tmux('respawn-pane', '-k', '-t', session, `${command}; echo "ended with $?"; sleep 60`);
  for (let tries = 0; tries < 100; tries++) {
    const screen = tmux(
      'capture-pane',
      '-t',
      session,
      '-p',
      '-S',
      '-',
      ...(withColours ? ['-e'] : []),
    );
    if (screen.includes('ended with')) return screen;
    await wait(100);
  }
  throw new Error('the command did not end');
}

afterEach(() => {
  tmux('kill-session', '-t', session);
});

describe('in a terminal of 80 columns', () => {
  it('shows the answer first, in colour, and wraps nothing', async () => {
    const screen = await screenOf('node bin/forcecalc.js scenarios/paris-2025-03.yaml', 80, true);
    expect(screen).toContain('\u001b[');
    const plain = await plainScreen('node bin/forcecalc.js scenarios/paris-2025-03.yaml');
    const piped = execFileSync('node', ['bin/forcecalc.js', 'scenarios/paris-2025-03.yaml'], {
      encoding: 'utf8',
    });
    expect(linesOf(plain)).toEqual(linesOf(piped));
  });

  it('shows no colour when NO_COLOR is set', async () => {
    const screen = await screenOf(
      'NO_COLOR=1 node bin/forcecalc.js scenarios/paris-2025-03.yaml',
      80,
      true,
    );
    expect(screen).not.toContain('\u001b[3');
    expect(screen).toContain('ended with 0');
  });

  it('points at a mistake with a caret below it', async () => {
    const screen = await screenOf(
      "printf 'forcecalc: 1\\ntitel: A\\ntarget: {personnel: 5}\\n' | node bin/forcecalc.js -",
      80,
    );
    expect(screen).toMatch(/titel: A\n.*\^{5}/);
    expect(screen).toContain('ended with 3');
  });
});

async function plainScreen(command: string): Promise<string> {
  tmux('kill-session', '-t', session);
  return screenOf(command, 80);
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('ended with'));
}
