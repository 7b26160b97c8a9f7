import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { createGenerator } from 'ts-json-schema-generator';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Outputs, each with the file and the type that describe it. */
const outputs = {
  assessment: { path: 'src/assess/assessment.ts', type: 'AssessmentDocument' },
  sensitivity: { path: 'src/sensitivity/sensitivity.ts', type: 'Sensitivity' },
  check: { path: 'src/check/check.ts', type: 'CheckReport' },
  diff: { path: 'src/diff/diff.ts', type: 'Diff' },
  problems: { path: 'src/render/problems.ts', type: 'ProblemsDocument' },
};

/** The text of every published schema, by name. */
export async function generateSchemas() {
  const schemas = { scenario: await scenarioSchema() };
  for (const [name, { path, type }] of Object.entries(outputs)) {
    const generator = createGenerator({
      path: join(root, path),
      tsconfig: join(root, 'tsconfig.json'),
      type,
      topRef: false,
      expose: 'export',
      skipTypeCheck: true,
      additionalProperties: true,
      sortProps: false,
    });
    schemas[name] = {
      ...generator.createSchema(type),
      $id: `forcecalc-${name}.v1.json`,
    };
  }
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
  );
}

async function scenarioSchema() {
  const file = join(tmpdir(), `forcecalc-schema-${process.pid}.mjs`);
  const built = await rolldown({
    input: join(root, 'src/scenario/json-schema.ts'),
    platform: 'node',
  });
  await built.write({ file, format: 'es' });
  await built.close();
  try {
    const { scenarioJsonSchema } = await import(pathToFileURL(file).href);
    return scenarioJsonSchema();
  } finally {
    rmSync(file, { force: true });
  }
}
