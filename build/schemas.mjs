// Writes schema/*.v1.json: the scenario's from the zod schema, those of the outputs from their types.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateSchemas } from './generate-schemas.mjs';

const folder = fileURLToPath(new URL('../schema', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(await generateSchemas())) {
  writeFileSync(`${folder}/${name}.v1.json`, text);
}
