/** One complaint about a part of a request: a field by its JSON pointer, or a place in an expression. */
export interface ProblemPart {
  pointer?: string | null;
  detail?: string | null;
  message?: string | null;
  line?: number | null;
  column?: number | null;
  length?: number | null;
  suggestions?: string[] | null;
}

interface ProblemBody {
  status?: number;
  code?: string;
  title?: string;
  detail?: string;
  errors?: ProblemPart[];
  correlationId?: string;
  line?: number;
  column?: number;
  length?: number;
  suggestions?: string[];
}

/** What the server refused or could not do, in words that can be shown (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly parts: ProblemPart[];
  readonly correlationId: string | null;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? fallback(status));
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? "unknown";
    this.title = body.title ?? "";
    this.parts = parts(body);
    this.correlationId = body.correlationId ?? null;
  }

  /** The complaint about one field of the body, by its name. */
  about(field: string): string | undefined {
    const part = this.parts.find((it) => it.pointer === `/${field}` || it.pointer === field);
    return part ? (part.detail ?? part.message ?? undefined) : undefined;
  }
}

/** The complaints that point into an expression: they have a column. */
export function expressionParts(error: unknown): ProblemPart[] {
  return error instanceof Problem ? error.parts.filter((it) => typeof it.column === "number") : [];
}

export function isDenied(error: unknown): boolean {
  return error instanceof Problem && error.status === 403;
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.status === 401;
}

/** Anything that went wrong, as one sentence. */
export function inWords(error: unknown): string {
  if (error instanceof Problem) {
    return error.message;
  }
  if (error instanceof TypeError) {
    return "The server cannot be reached. Check that it is running and that your network allows it.";
  }
  return error instanceof Error ? error.message : String(error);
}

function parts(body: ProblemBody): ProblemPart[] {
  if (body.errors && body.errors.length > 0) {
    return body.errors;
  }
  if (typeof body.column === "number") {
    const { detail, line, column, length, suggestions } = body;
    return [{ detail, line, column, length, suggestions }];
  }
  return [];
}

function fallback(status: number): string {
  switch (status) {
    case 401:
      return "You are signed out. Sign in again.";
    case 403:
      return "Your role does not allow this. Ask an administrator for the permission.";
    case 404:
      return "There is nothing at this address any more.";
    case 412:
      return "Someone changed this in the meantime. Reload it and apply your change again.";
    case 429:
      return "Too many requests. Wait a moment and try again.";
    default:
      return `The server answered ${status} without saying why. Its log has more.`;
  }
}
