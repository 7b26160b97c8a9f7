// Builds what the package ships: dist/start.cjs and dist/cli.cjs (the program), dist/cli-VERSION.cache
// (its compiled code), dist/index.js (the library), dist/types, and the notices of the packages
// that are bundled.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Commander can start a program for a command of its own file; we have none, and loading
 * child_process for it would cost every run milliseconds.
 */
const withoutExecutableCommands = {
  name: 'without-executable-commands',
  resolveId(source, importer) {
    const isCommander = /node_modules[\\/]commander[\\/]/.test(importer ?? '');
    return isCommander && source === 'node:child_process' ? '\0no-child-process' : null;
  },
  load(id) {
    return id === '\0no-child-process' ? 'module.exports = {};' : null;
  },
};

/**
 * What only some commands or formats use is taken from Node.js when they are loaded: an import
 * that stays in the bundle would be loaded at every start.
 */
const lazyBuiltins = {
  name: 'lazy-builtins',
  resolveId(source) {
    return /^node:(worker_threads|tty|os)$/.test(source) ? `\0${source}` : null;
  },
  load(id) {
    if (!/^\0node:/.test(id)) return null;
    const name = id.slice(1);
    const names = Object.keys(process.getBuiltinModule(name)).filter((key) =>
      /^[a-z]\w*$/i.test(key),
    );
    return (
      `const builtin = process.getBuiltinModule('${name}');\nexport default builtin;\n` +
      names.map((key) => `export const ${key} = builtin.${key};\n`).join('')
    );
  },
};

async function bundle(input, file, format) {
  const built = await rolldown({
    input: `${root}src/${input}`,
    platform: 'node',
    plugins: [withoutExecutableCommands, lazyBuiltins],
    transform: { target: 'node20' },
  });
  const isProgram = format === 'cjs';
  const { output } = await built.write({
    file,
    format,
    codeSplitting: false,
    exports: 'named',
    minify: isProgram,
    // Code that comes from the cache has no callback for `import()`.
    dynamicImportInCjs: false,
  });
  await built.close();
  return output.flatMap(({ moduleIds }) => moduleIds ?? []);
}

/** Text that is ASCII alone is held in memory at one byte a character, and read as fast. */
function escapeNonAscii(file) {
  const text = readFileSync(file, 'utf8');
  const escaped = text.replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  writeFileSync(file, escaped);
}

/** The licence of every package that a bundle holds, as its licence asks for. */
function notices(modules) {
  const packages = modules.flatMap(
    (id) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [],
  );
  return [...new Set(packages)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
    return `${name} ${version} (${license})${text}\n`;
  });
}

/** Declarations that the library's own do not lead to describe nothing that can be imported. */
function keepReachable(entry) {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, target] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.ts'/g)) {
      visit(join(dirname(file), `${target}.d.ts`));
    }
  };
  visit(entry);
  for (const file of readdirSync(dirname(entry), { recursive: true })) {
    const path = join(dirname(entry), file);
    if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
  }
}

rmSync(`${root}dist`, { recursive: true, force: true });
const bundled = await Promise.all([
  bundle('cli/start.ts', `${root}dist/start.cjs`, 'cjs'),
  bundle('cli/run.ts', `${root}dist/cli.cjs`, 'cjs'),
  bundle('index.ts', `${root}dist/index.js`, 'es'),
]);
escapeNonAscii(`${root}dist/cli.cjs`);
writeFileSync(`${root}dist/THIRD-PARTY-NOTICES.txt`, notices(bundled.flat()).join('\n---\n\n'));
const node = (...words) => execFileSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
node('build/code-cache.cjs');
node('node_modules/typescript/bin/tsc', '-p', 'build/tsconfig.types.json');
keepReachable(`${root}dist/types/index.d.ts`);
