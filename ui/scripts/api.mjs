// Generates the types of the REST API from its document, which the server's tests keep equal to what is served.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import openapi, { astToString } from "openapi-typescript";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const document = resolve(root, "../docs/openapi.json");
const schema = join(root, "target/generated/schema.d.ts");

mkdirSync(dirname(schema), { recursive: true });
writeFileSync(schema, astToString(await openapi(JSON.parse(readFileSync(document, "utf8")))));
