import * as z from 'zod/mini';
import type { ScenarioPath } from './scenario.ts';
import { scenarioSchema } from './schema.ts';
import { plain, type Tree } from './tree.ts';

type Schema = z.core.$ZodType;

/** The keys that the language knows at a path; undefined where any id may stand. */
export function knownKeys(path: ScenarioPath): readonly string[] | undefined {
  const shape = shapeOf(schemaAt(path));
  return shape && Object.keys(shape);
}

/** What a value at a path is in the language, by the name that zod gives it. */
export function typeAt(path: ScenarioPath): Schema['_zod']['def']['type'] | undefined {
  return schemaAt(path)?._zod.def.type;
}

/** Whether a value would be right at a path, as far as its structure goes. */
export function fits(path: ScenarioPath, tree: Tree): boolean {
  const parent = schemaAt(path.slice(0, -1));
  const schema = parent && inner(parent, path.at(-1));
  return schema !== undefined && z.safeParse(schema, plain(tree), { jitless: true }).success;
}

/** Whether a value may be left out. */
export function isOptional(path: ScenarioPath): boolean {
  const parent = schemaAt(path.slice(0, -1));
  const type = parent && inner(parent, path.at(-1))?._zod.def.type;
  return parent?._zod.def.type !== 'object' || type === 'optional';
}

/** Where a key belongs that stands in the wrong place, as paths; `ID` stands for any id. */
export function homesOf(key: string): readonly ScenarioPath[] {
  const homes: readonly ScenarioPath[] = [
    [],
    ['target'],
    ['contributions', 'ID'],
    ['conditions', 'ID'],
    ['capabilities', 'ID'],
    ['sources', 'ID'],
  ];
  return homes.filter((path) => knownKeys(path)?.includes(key));
}

function shapeOf(schema: Schema | undefined): z.core.$ZodShape | undefined {
  return schema?._zod.def.type === 'object'
    ? (schema._zod.def as z.core.$ZodObjectDef).shape
    : undefined;
}

function schemaAt(path: ScenarioPath): Schema | undefined {
  let schema: Schema | undefined = unwrap(scenarioSchema);
  for (const step of path) schema = schema && unwrap(inner(schema, step));
  return schema;
}

function inner(schema: Schema, step: string | number | undefined): Schema | undefined {
  const { def } = schema._zod;
  if (def.type === 'object') {
    const shape = shapeOf(schema) ?? {};
    return Object.hasOwn(shape, String(step)) ? shape[String(step)] : undefined;
  }
  if (def.type === 'record') return (def as z.core.$ZodRecordDef).valueType;
  return def.type === 'array' ? (def as z.core.$ZodArrayDef).element : undefined;
}

/** Optional and union schemas stand for the mapping they can be, when they can be one. */
function unwrap(schema: Schema | undefined): Schema | undefined {
  const def = schema?._zod.def;
  if (def?.type === 'optional') return unwrap((def as z.core.$ZodOptionalDef).innerType);
  if (def?.type === 'union') {
    const { options } = def as z.core.$ZodUnionDef;
    return options.map(unwrap).find((option) => option?._zod.def.type === 'object') ?? options[0];
  }
  return schema;
}
