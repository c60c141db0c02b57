import type { Answer, Body, Served } from "./contract";
import { Problem } from "./problem";

export type Query = Record<string, string | number | boolean | null | undefined>;

interface Received<T> {
  data: T;
  etag: string | null;
  millis: number;
}

interface Sending<B> {
  body?: B;
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

export async function get<P extends string>(
  path: Served<"get", P>,
  query?: Query,
  signal?: AbortSignal,
): Promise<Answer<"get", P>> {
  return (await read<P>(path, query, signal)).data;
}

/** Reads with its entity tag, for an edit that must not overwrite another's, and how long it took. */
export async function read<P extends string>(
  path: Served<"get", P>,
  query?: Query,
  signal?: AbortSignal,
): Promise<Received<Answer<"get", P>>> {
  const started = performance.now();
  const response = await fetch(url(path, query), { headers: { accept: "application/json" }, signal });
  return answer(response, started);
}

export async function send<M extends "post" | "put" | "patch" | "delete", P extends string>(
  method: M,
  path: Served<M, P>,
  { body, etag, signal }: Sending<Body<M, P>> = {},
): Promise<Answer<M, P>> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) {
    headers["content-type"] = "application/json";
  }
  if (antiForgery) {
    headers["X-Claviger-Csrf"] = antiForgery;
  }
  if (method === "post") {
    headers["Idempotency-Key"] = crypto.randomUUID();
  }
  if (etag) {
    headers["If-Match"] = etag;
  }
  const response = await fetch(url(path), {
    method: method.toUpperCase(),
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  });
  return (await answer<Answer<M, P>>(response, performance.now())).data;
}

async function answer<T>(response: Response, started: number): Promise<Received<T>> {
  const text = await response.text();
  const json = (response.headers.get("content-type") ?? "").includes("json") && text ? JSON.parse(text) : undefined;
  if (!response.ok) {
    throw new Problem(response.status, json ?? {});
  }
  return { data: json as T, etag: response.headers.get("etag"), millis: performance.now() - started };
}
