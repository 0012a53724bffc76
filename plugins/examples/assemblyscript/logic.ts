// The plugin's program: whether there are enough backups, and whether restoring was tried in the last year. The functions at the
// end are the contract of plugins/sdk/include/peil/plugin.h.

import { first, member, next, quoted, textAt } from "./json";

const description = '{"id":"org.example.backups","version":"0.1.0","abi":"1.0","capabilities":["labels","findings"]}';

const enoughCopies = 3;

// The answer to a question that was asked once: its text; empty where it isn't answered.
function answerTo(request: string, answers: i32, question: string): string {
  for (let at = first(request, answers); at >= 0; at = next(request, at)) {
    if (textAt(request, member(request, at, "id")) == question) return textAt(request, member(request, at, "answer"));
  }
  return "";
}

// At least three backups, one of them in another place. Open as long as an answer is missing that could settle it.
function enough(copies: string, elsewhere: string): string {
  const tooFew = copies != "" && parseInt(copies) < enoughCopies;
  if (tooFew) return '{"id":"enough","state":"no","because":["copies"]}';
  if (elsewhere == "no") return '{"id":"enough","state":"no","because":["elsewhere"]}';
  if (copies != "" && elsewhere != "") return '{"id":"enough","state":"yes","because":["copies","elsewhere"]}';
  const missing: string[] = [];
  if (copies == "") missing.push('"copies"');
  if (elsewhere == "") missing.push('"elsewhere"');
  return '{"id":"enough","state":"open","settles":[' + missing.join(",") + "]}";
}

// Days are texts such as 2026-11-22, so the earlier one is the lesser one.
function longAgo(tried: string, today: string): string {
  const yearAgo = (<i32>parseInt(today.substring(0, 4)) - 1).toString() + today.substring(4);
  if (tried == "" || tried >= yearAgo) return "";
  return '{"id":"long_ago","arguments":{"day":{"date":' + quoted(tried) + '}},"because":["tried"]}';
}

function evaluate(request: string, parameters: i32): string {
  const answers = member(request, member(request, parameters, "record"), "answers");
  const label = enough(answerTo(request, answers, "copies"), answerTo(request, answers, "elsewhere"));
  const finding = longAgo(answerTo(request, answers, "tried"), textAt(request, member(request, parameters, "today")));
  return '{"labels":[' + label + '],"findings":[' + finding + "]}";
}

function respond(request: string): string {
  const method = textAt(request, member(request, 0, "method"));
  if (method == "describe") return description;
  if (method == "evaluate") return evaluate(request, member(request, 0, "params"));
  return '{"error":"UNSUPPORTED"}';
}

let reply = new ArrayBuffer(0);

export function peil_abi_version(): u32 {
  return 1 << 16;
}

export function peil_init(): i32 {
  return 0;
}

export function peil_alloc(size: u32): usize {
  return heap.alloc(size);
}

export function peil_free(pointer: usize): void {
  if (pointer != 0) heap.free(pointer);
}

export function peil_call(request: usize, size: u32): i32 {
  if (request == 0 || size == 0) return -1;
  reply = String.UTF8.encode(respond(String.UTF8.decodeUnsafe(request, size)));
  return 0;
}

export function peil_reply(): usize {
  return changetype<usize>(reply);
}

export function peil_reply_size(): u32 {
  return reply.byteLength;
}
