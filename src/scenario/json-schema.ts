import * as z from 'zod/mini';
import { nations } from './nations.ts';
import { idPattern, scenarioSchema } from './schema.ts';

type Json = Readonly<Record<string, unknown>>;

/** Everything is optional in an overlay; the first of a scenario's files must have these. */
const requiredKeys = ['forcecalc', 'title', 'target'];

/**
 * The JSON Schema (draft-07) of a scenario file, for editors: the same structure that the program
 * checks. With `extends` a file is an overlay: nothing is required, and null removes.
 */
export function scenarioJsonSchema(): Json {
  const generated = z.toJSONSchema(scenarioSchema, { target: 'draft-07', io: 'input' }) as Json;
  const { $schema: _, ...scenario } = generated;
  const properties = scenario.properties as Record<string, Record<string, unknown>>;
  for (const room of ['sources', 'conditions', 'capabilities', 'contributions']) {
    Object.assign(properties[room] ?? {}, { propertyNames: { pattern: idPattern.source } });
  }
  const contribution = properties.contributions?.additionalProperties as Json;
  const entries = contribution.properties as Record<string, Json>;
  // A reference, also because validators copy what holds none into each of the 249 nations.
  entries.nation = {
    description: entries.nation?.description,
    allOf: [{ $ref: '#/definitions/nation' }],
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'forcecalc-scenario.v1.json',
    title: 'forcecalc scenario, version 1',
    description: scenario.description,
    if: { required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: '#/definitions/overlay' },
    else: { $ref: '#/definitions/scenario' },
    definitions: {
      scenario: withNations({ ...scenario, required: requiredKeys }, 'contribution'),
      contribution,
      overlay: withNations(overlayOfFile(scenario), 'overlay_contribution'),
      overlay_contribution: orNull(contribution),
      nation: { type: 'string', enum: [...nations().keys()] },
    },
  };
}

/** An overlay can remove anything but the name of what it lies on. */
function overlayOfFile(scenario: Json): Json {
  const overlay = overlayOf(scenario) as Json;
  const { extends: named } = scenario.properties as Record<string, Json>;
  return { ...overlay, properties: { ...(overlay.properties as Json), extends: named } };
}

/** Contributions complete to the nations, each shown by its name. */
function withNations(schema: Json, definition: string): Json {
  const properties = schema.properties as Record<string, Json>;
  const contribution = { $ref: `#/definitions/${definition}` };
  const nullable = properties.contributions?.anyOf as readonly Json[] | undefined;
  const record = {
    ...(nullable?.[0] ?? properties.contributions),
    properties: Object.fromEntries(
      [...nations().values()].map(({ code, name }) => [
        code,
        { description: name, allOf: [contribution] },
      ]),
    ),
    additionalProperties: contribution,
  };
  return {
    ...schema,
    properties: {
      ...properties,
      contributions: nullable === undefined ? record : { anyOf: [record, ...nullable.slice(1)] },
    },
  };
}

/** The same structure with nothing required and null allowed wherever a key can be removed. */
function overlayOf(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(overlayOf);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { required: _, ...rest } = schema as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => {
      if (key === 'properties') {
        const properties = Object.entries(value as Json);
        return [key, Object.fromEntries(properties.map(([name, inner]) => [name, orNull(inner)]))];
      }
      if (key === 'additionalProperties' && typeof value === 'object') return [key, orNull(value)];
      return [key, key === 'enum' || key === 'const' ? value : overlayOf(value)];
    }),
  );
}

function orNull(schema: unknown): unknown {
  const { description, ...rest } = overlayOf(schema) as Record<string, unknown>;
  return { ...(description !== undefined && { description }), anyOf: [rest, { type: 'null' }] };
}
