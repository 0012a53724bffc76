// As much JSON as this plugin needs: finding values in a text, and writing strings. A value is the place where it begins; -1 is
// a value that isn't there. The host checks that its requests are JSON, so nothing is checked again here.

function blanks(text: string, at: i32): i32 {
  while (at < text.length && text.charCodeAt(at) <= 0x20) ++at;
  return at;
}

// The place behind the string that begins at `at`.
function behindString(text: string, at: i32): i32 {
  for (++at; at < text.length && text.charAt(at) != '"'; ++at) {
    if (text.charAt(at) == "\\") ++at;
  }
  return at + 1;
}

// The place behind the value that begins at `at`.
function behind(text: string, at: i32): i32 {
  let depth = 0;
  do {
    const sign = text.charAt(at);
    if (sign == '"') {
      at = behindString(text, at);
      continue;
    }
    if (sign == "{" || sign == "[") ++depth;
    if (sign == "}" || sign == "]") --depth;
    ++at;
    // A number or word goes on until what comes after it.
    if (depth == 0 && sign != "}" && sign != "]") {
      while (at < text.length && !",]}".includes(text.charAt(at)) && text.charCodeAt(at) > 0x20) ++at;
    }
  } while (depth > 0 && at < text.length);
  return at;
}

// The first element of a list or member of an object, and the one after it; -1 behind the last one.
export function first(text: string, list: i32): i32 {
  if (list < 0) return -1;
  const at = blanks(text, list + 1);
  return at >= text.length || text.charAt(at) == "]" || text.charAt(at) == "}" ? -1 : at;
}
export function next(text: string, value: i32): i32 {
  const at = blanks(text, behind(text, value));
  return text.charAt(at) == "," ? blanks(text, at + 1) : -1;
}

// The member of the object with this name, which has no escapes.
export function member(text: string, object: i32, name: string): i32 {
  if (object < 0 || text.charAt(object) != "{") return -1;
  let at = first(text, object);
  while (at >= 0) {
    const value = blanks(text, blanks(text, behindString(text, at)) + 1);
    if (text.startsWith('"' + name + '"', at)) return value;
    at = next(text, value);
  }
  return -1;
}

// The string or number that begins at `at`; empty where there isn't one.
export function textAt(text: string, at: i32): string {
  if (at < 0) return "";
  if (text.charAt(at) != '"') return text.substring(at, behind(text, at));
  const end = behindString(text, at) - 1;
  let result = "";
  for (++at; at < end; ++at) {
    let sign = text.charAt(at);
    if (sign == "\\") {
      sign = text.charAt(++at);
      const place = "bfnrt".indexOf(sign);
      if (place >= 0) sign = "\b\f\n\r\t".charAt(place);
      if (sign == "u") {
        sign = String.fromCharCode(<i32>parseInt(text.substring(at + 1, at + 5), 16));
        at += 4;
      }
    }
    result += sign;
  }
  return result;
}

// The string as JSON.
export function quoted(value: string): string {
  let result = '"';
  for (let i = 0; i < value.length; ++i) {
    const code = value.charCodeAt(i);
    if (code < 0x20) {
      result += "\\u00" + (code < 16 ? "0" : "1") + (code & 15).toString(16);
    } else {
      if (code == 0x22 || code == 0x5c) result += "\\";
      result += value.charAt(i);
    }
  }
  return result + '"';
}
