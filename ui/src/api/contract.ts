// The REST API as its OpenAPI document describes it. The schema is generated from docs/openapi.json by each build
// (npm run api): whatever the document does not have cannot be asked for here, and the build fails.
import type { components, paths } from "@generated/schema";

export type Schemas = components["schemas"];

export type Method = "get" | "put" | "post" | "patch" | "delete";

/** `/sources/{id}` as the address that is made of it: `/sources/${string}`. */
type Filled<S extends string> = S extends `${infer A}{${string}}${infer B}` ? `${A}${string}${Filled<B>}` : S;

type At<P extends string> = `/api/v1${P}`;

type Exact<P extends string> = {
  [K in keyof paths]: Filled<K> extends At<P> ? (At<P> extends Filled<K> ? K : never) : never;
}[keyof paths];

/** The paths that an address written with more variables can be, such as `${object}/findings`. */
type Within<P extends string> = { [K in keyof paths]: Filled<K> extends At<P> ? K : never }[keyof paths];

type PathOf<P extends string> = [Exact<P>] extends [never] ? Within<P> : Exact<P>;

type Operation<M extends Method, P extends string> = P extends string ? paths[PathOf<P>][M] : never;

type Json<R> = R extends { content: { "application/json": infer T } } ? T : undefined;

type AnswerOf<O> = O extends { responses: infer R } ? Json<R[keyof R & (200 | 201 | 202 | 204)]> : never;

type BodyOf<O> = O extends { requestBody?: { content: { "application/json": infer B } } } ? B : never;

/** What the server answers to this method at this address; `never` when there is no such operation. */
export type Answer<M extends Method, P extends string> = AnswerOf<Operation<M, P>>;

export type Body<M extends Method, P extends string> = BodyOf<Operation<M, P>>;

/** The address itself, or an error when the server does not have it. */
export type Served<M extends Method, P extends string> = [Answer<M, P>] extends [never] ? never : P;

/** One item of the list at this address. */
export type Item<P extends string> = Answer<"get", P> extends { items: (infer T)[] } ? T : never;
