// Builds what is installed straight from git, as pre-commit and `npm install git+…` do. Everywhere
// else something else builds: `npm start`, `npm test` and `npm pack`.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { npm_command: command, npm_execpath: npm } = process.env;

if (command === 'install' && npm !== undefined && !existsSync(`${root}dist/start.cjs`)) {
  // Under `npm install --global` npm looks for the tools of the build where they are not.
  if (!existsSync(`${root}node_modules/rolldown`)) {
    const words = ['ci', '--global=false', '--include=dev', '--ignore-scripts', '--no-audit'];
    execFileSync(process.execPath, [npm, ...words], { cwd: root, stdio: 'inherit' });
  }
  await import('./build.mjs');
}
