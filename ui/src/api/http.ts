import { Problem } from "./problem";

export type Query = Record<string, string | number | boolean | null | undefined>;

interface Answer<T> {
  data: T;
  etag: string | null;
  millis: number;
}

interface Sending {
  body?: unknown;
  etag?: string | null;
  signal?: AbortSignal;
}

const BASE = "/api/v1";
let antiForgery: string | null = null;

/** Remembers the token that `/me` hands out; every request that changes something carries it. */
export function rememberAntiForgery(token: string | null) {
  antiForgery = token;
}

export function url(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return BASE + path + (text ? `?${text}` : "");
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return (await read<T>(path, query, signal)).data;
}

/** Reads with its entity tag, for an edit that must not overwrite another's, and how long it took. */
export async function read<T>(path: string, query?: Query, signal?: AbortSignal): Promise<Answer<T>> {
  const started = performance.now();
  const response = await fetch(url(path, query), { headers: { accept: "application/json" }, signal });
  return answer<T>(response, started);
}

export async function send<T = void>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  { body, etag, signal }: Sending = {},
): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) {
    headers["content-type"] = "application/json";
  }
  if (antiForgery) {
    headers["X-Claviger-Csrf"] = antiForgery;
  }
  if (method === "POST") {
    headers["Idempotency-Key"] = crypto.randomUUID();
  }
  if (etag) {
    headers["If-Match"] = etag;
  }
  const response = await fetch(url(path), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  });
  return (await answer<T>(response, performance.now())).data;
}

async function answer<T>(response: Response, started: number): Promise<Answer<T>> {
  const text = await response.text();
  const json = (response.headers.get("content-type") ?? "").includes("json") && text ? JSON.parse(text) : undefined;
  if (!response.ok) {
    throw new Problem(response.status, json ?? {});
  }
  return { data: json as T, etag: response.headers.get("etag"), millis: performance.now() - started };
}
