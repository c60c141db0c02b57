import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { firstOf } from "./screens.mjs";

const DOCUMENT = resolve(import.meta.dirname, "../../../docs/openapi.json");

/** What the server answers is what its document says: the client is generated from the document. */
export async function contract({ page, check }) {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: "api", ...JSON.parse(readFileSync(DOCUMENT, "utf8")) });
  const pointer = (path) =>
    `api#/paths/~1api~1v1${path.replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D")}/get/responses/200/content`;
  const wrong = async (path, id = "", query = "") => {
    const address = path.replace("{id}", id) + query;
    const answer = await page.evaluate(async (it) => (await fetch(`/api/v1${it}`)).json(), address);
    const validate = ajv.compile({ $ref: `${pointer(path)}/application~1json/schema` });
    return validate(answer)
      ? []
      : validate.errors.slice(0, 5).map((it) => `${address}${it.instancePath} ${it.message}`);
  };
  await check("every list is answered as the document says", async () => {
    const facets = {
      credentials: "owner.name,kind",
      identities: "owner.name,status",
      exposures: "owner.name,severity",
    };
    const lists =
      "credentials identities exposures resources findings policies sources connectors owners crawls channels";
    const found = [];
    for (const name of `${lists} routes deliveries tokens users audit overview me graph/escalations graph/choke-points`.split(
      " ",
    )) {
      found.push(...(await wrong(`/${name}`, "", facets[name] ? `?facets=${facets[name]}` : "")));
    }
    assert.deepEqual(found, []);
  });
  await check("every object and what belongs to it is answered as the document says", async () => {
    const parts = {
      credentials: ["blast-radius", "consumers", "exposures", "findings", "grants", "history", "owners"],
      identities: ["blast-radius", "consumers", "credentials", "exposures", "findings", "grants", "history", "owners"],
      exposures: ["blast-radius", "findings", "history", "owners"],
      resources: ["blast-radius", "reach", "exposures", "grants", "history"],
      findings: [],
      policies: [],
      sources: [],
      crawls: [],
    };
    const found = [];
    for (const [name, below] of Object.entries(parts)) {
      const { id } = await firstOf(page, `/${name}?limit=1`);
      for (const path of [`/${name}/{id}`, ...below.map((part) => `/${name}/{id}/${part}`)]) {
        found.push(...(await wrong(path, id)));
      }
    }
    assert.deepEqual(found, []);
  });
}
