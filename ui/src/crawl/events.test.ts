import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { fakeServer } from "@/testing/render";
import { EventParser, follow, type SentEvent } from "./events";

const server = fakeServer();

function stream(...pieces: string[]) {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) {
        controller.enqueue(encoder.encode(piece));
      }
      controller.close();
    },
  });
  return new HttpResponse(body, { headers: { "content-type": "text/event-stream" } });
}

describe("reading server-sent events", () => {
  it("puts an event together from any pieces", () => {
    const parser = new EventParser();
    const text = 'id: 7\nevent: progress\ndata: {"a":\ndata: 1}\n\n: a comment\n\nevent: ended\ndata: {}\n\n';
    const found = [...text].flatMap((letter) => parser.push(letter));
    expect(found).toEqual([
      { id: "7", event: "progress", data: '{"a":\n1}' },
      { id: null, event: "ended", data: "{}" },
    ]);
  });

  it("goes on after the last event it saw when the connection is lost, and stops at the last one", async () => {
    const resumedFrom: (string | null)[] = [];
    server.use(
      http.get("*/api/v1/crawls/k9/events", ({ request }) => {
        resumedFrom.push(request.headers.get("last-event-id"));
        switch (resumedFrom.length) {
          case 1:
            return stream(
              "id: 1\nevent: progress\ndata: one\n\n",
              "id: 2\nevent: progress\ndata: two\n\nid: 3\nevent: pro",
            );
          case 2:
            return HttpResponse.error();
          case 3:
            return new HttpResponse(null, { status: 503 });
          default:
            return stream("id: 3\nevent: progress\ndata: three\n\nid: 4\nevent: ended\ndata: {}\n\n");
        }
      }),
    );
    const seen: SentEvent[] = [];
    const live: boolean[] = [];
    await follow("/crawls/k9/events", {
      last: "ended",
      signal: new AbortController().signal,
      onEvent: (it) => seen.push(it),
      onLive: (it) => live.push(it),
      pause: () => 1,
    });
    expect(seen.map((it) => it.data)).toEqual(["one", "two", "three", "{}"]);
    expect(resumedFrom).toEqual([null, "2", "2", "2"]);
    expect(live).toEqual([true, false, false, false, true]);
  });

  it("gives up on what will never be there", async () => {
    let asked = 0;
    server.use(
      http.get("*/api/v1/crawls/k9/events", () => {
        asked++;
        return new HttpResponse(null, { status: 404 });
      }),
    );
    await follow("/crawls/k9/events", { last: "ended", signal: new AbortController().signal, onEvent: () => {} });
    expect(asked).toBe(1);
  });
});
