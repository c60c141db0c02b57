/** What is wrong with one part of a request, by its JSON pointer. */
export interface Place {
  pointer: string;
  detail: string;
}

/** What is wrong in an expression, and where; lines and columns start at 1. */
export interface ExpressionProblem {
  line: number;
  column: number;
  length: number;
  message: string;
  suggestions: string[];
}

interface ProblemBody {
  code?: string;
  title?: string;
  detail?: string;
  errors?: Place[];
  correlationId?: string | null;
  problems?: ExpressionProblem[];
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
  readonly places: Place[];
  readonly expression: ExpressionProblem[];
  readonly correlationId: string | null;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? fallback(status));
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? "unknown";
    this.title = body.title ?? "";
    this.places = body.errors ?? [];
    this.expression = body.problems ?? single(body);
    this.correlationId = body.correlationId ?? null;
  }

  /** The complaint about one field of the body, by its name. */
  about(field: string): string | undefined {
    return this.places.find((it) => it.pointer === `/${field}`)?.detail;
  }
}

function single({ line = 1, column, length = 1, detail = "", suggestions = [] }: ProblemBody): ExpressionProblem[] {
  return column === undefined ? [] : [{ line, column, length, message: detail, suggestions }];
}

/** What is wrong in the expression that was sent; empty when it was something else. */
export function expressionProblems(error: unknown): ExpressionProblem[] {
  return error instanceof Problem ? error.expression : [];
}

export function isDenied(error: unknown): boolean {
  return error instanceof Problem && error.status === 403;
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.status === 401;
}

/** Somebody else changed it since it was read, so nothing was done. */
export function isStale(error: unknown): boolean {
  return error instanceof Problem && error.status === 412;
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
