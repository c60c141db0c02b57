import { url } from "@/api/http";

/** One server-sent event. */
export interface SentEvent {
  id: string | null;
  event: string;
  data: string;
}

/** Puts server-sent events together from the pieces in which they arrive. */
export class EventParser {
  #rest = "";

  push(piece: string): SentEvent[] {
    this.#rest += piece.replaceAll("\r\n", "\n");
    const blocks = this.#rest.split("\n\n");
    this.#rest = blocks.pop() ?? "";
    return blocks.map(parse).filter((it) => it !== null);
  }
}

function parse(block: string): SentEvent | null {
  const sent: SentEvent = { id: null, event: "message", data: "" };
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "id") {
      sent.id = value;
    } else if (field === "event") {
      sent.event = value;
    } else if (field === "data") {
      data.push(value);
    }
  }
  sent.data = data.join("\n");
  return data.length > 0 || sent.event !== "message" ? sent : null;
}

interface Following {
  onEvent: (event: SentEvent) => void;
  /** Whether events still come in; false while a lost connection is tried again. */
  onLive?: (live: boolean) => void;
  /** The event after which there is nothing more. */
  last: string;
  signal: AbortSignal;
  pause?: (attempt: number) => number;
}

const backoff = (attempt: number) => Math.min(15_000, 500 * 2 ** attempt);

/** Follows a stream to its last event. A lost connection goes on after the last event that was seen. */
export async function follow(path: string, { onEvent, onLive, last, signal, pause = backoff }: Following) {
  let seen: string | null = null;
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      const headers: Record<string, string> = { accept: "text/event-stream" };
      if (seen !== null) {
        headers["Last-Event-ID"] = seen;
      }
      const response = await fetch(url(path), { headers, signal });
      if (response.status >= 400 && response.status < 500 && response.status !== 429) {
        return;
      }
      if (response.ok && response.body) {
        onLive?.(true);
        for await (const event of eventsOf(response.body)) {
          attempt = 0;
          seen = event.id ?? seen;
          onEvent(event);
          if (event.event === last) {
            return;
          }
        }
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (!(error instanceof TypeError)) {
        throw error;
      }
    }
    onLive?.(false);
    await new Promise((resolve) => setTimeout(resolve, pause(attempt)));
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<SentEvent> {
  const parser = new EventParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    yield* parser.push(decoder.decode(value, { stream: true }));
  }
}
