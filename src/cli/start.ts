import { existsSync, readFileSync, writeSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';
import { version } from '../version.ts';
import { optimiserOff } from './optimiser.ts';
import type { run, serve } from './run.ts';

type Program = { readonly run: typeof run; readonly serve: typeof serve };

/**
 * Starts the program in this process, as fast as the runtime allows.
 *
 * Most of a short run is spent on compiling. So the build keeps the compiled code of one run
 * beside the program, for the version of Node.js that made it: V8 takes code from a neighbouring
 * version for its own, and it does not work. Other versions pass it over, and from 22.8 on keep
 * compiled code themselves.
 */
export function start(): void {
  const [, , only, ...others] = process.argv;
  if (only === '--version' && others.length === 0) {
    writeSync(1, `${version}\n`);
    return;
  }
  const path = join(__dirname, 'cli.cjs');
  const { run } = loadCompiled(path, join(__dirname, `cli-${process.version}.cache`)) ?? load(path);
  void run();
}

/** Starts a thread of a run, which has enough to do to be worth optimising for. */
export function startThread(): void {
  void load(join(__dirname, 'cli.cjs')).serve();
}

function loadCompiled(path: string, cache: string): Program | undefined {
  if (!existsSync(cache)) return undefined;
  const script = compile(path, readFileSync(cache));
  if (script.cachedDataRejected === true) return undefined;
  // Not earlier: code compiled under other flags would be passed over.
  optimiserOff();
  const module = { exports: {} as Program };
  script.runInThisContext()(
    module.exports,
    nodeModule.createRequire(path),
    module,
    path,
    __dirname,
  );
  return module.exports;
}

/** The script as Node.js itself would wrap it; the build compiles it in the same way. */
export function compile(path: string, cachedData?: Buffer): Script {
  const source = readFileSync(path, 'latin1');
  return new Script(`(function(exports,require,module,__filename,__dirname){${source}\n})`, {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
}

function load(path: string): Program {
  const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown };
  enableCompileCache?.();
  return nodeModule.createRequire(path)(path);
}
