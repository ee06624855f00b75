// What the engine's memory looks like right after a start, before it has seen any answer, kept by the browser so that
// the next start is short. It is bound to the engine by its hash and to the browser that made it. On any doubt it is
// thrown away: whoever asks for it then gets nothing, and starts from the files.

const NAMES = "co-production-engine-";
const ENTRY = "memory";
const PAGE = 4096;

/** The name of a folder's own store: its hash is the engine's. */
const storeOf = (folder) => NAMES + folder.match(/[0-9a-f]{64}(?=\/$)/)[0];

/** Whether a browser can keep anything here: not on plain http, and in some private windows not at all. */
export const canKeep = () => Boolean(globalThis.caches && crypto.subtle);

/** Give what is kept for a folder, or undefined. Never rejects. */
export async function find(folder) {
  try {
    return await caches.match(folder + ENTRY, { cacheName: storeOf(folder) });
  } catch {
    return undefined;
  }
}

/** The memory in what is kept. Rejects if a byte of it is not as it was, or if it is another browser's. */
export async function memoryIn(kept) {
  const { headers } = kept;
  const bytes = await kept.arrayBuffer();
  if (headers.get("User-Agent") !== navigator.userAgent || headers.get("Content-Digest") !== (await digest(bytes))) {
    throw new TypeError("what is kept of the engine is not as it was");
  }
  const memory = unpacked(bytes);
  release(bytes);
  return memory;
}

/** Give the room of a buffer back at once; where the browser can't, it comes back in its own time. */
export const release = (buffer) => buffer.transfer?.(0);

/** Keep packed memory for a folder, and nothing of other editions. What can't be kept is not. */
export async function keep(folder, packed) {
  try {
    await forget(storeOf(folder));
    const store = await caches.open(storeOf(folder));
    const headers = { "User-Agent": navigator.userAgent, "Content-Digest": await digest(packed) };
    await store.put(folder + ENTRY, new Response(packed, { headers }));
  } catch {
    await forget();
  } finally {
    release(packed);
  }
}

/** Throw away what is kept, but for one store. Never rejects. */
export async function forget(except) {
  try {
    const names = (await caches.keys()).filter((name) => name.startsWith(NAMES) && name !== except);
    await Promise.all(names.map((name) => caches.delete(name)));
  } catch {
    // There is no place to keep anything, so nothing is kept.
  }
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha-256=:${btoa(String.fromCharCode(...hash))}:`;
}

/** Most of the memory has never been used: only pages with something in them are kept, after their numbers. */
export function packed(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.byteLength >> 2);
  const length = PAGE >> 2;
  const numbers = [];
  for (let at = 0; at < words.length; at += length) {
    if (words.subarray(at, at + length).some((word) => word !== 0)) {
      numbers.push(at / length);
    }
  }
  const head = Uint32Array.of(numbers.length, ...numbers);
  const made = new Uint8Array(head.byteLength + numbers.length * PAGE);
  made.set(new Uint8Array(head.buffer));
  numbers.forEach((number, place) =>
    made.set(memory.subarray(number * PAGE, (number + 1) * PAGE), head.byteLength + place * PAGE),
  );
  return made.buffer;
}

/** Only as far as there is something: a fresh engine has zeros of its own behind that. */
function unpacked(buffer) {
  const [count] = new Uint32Array(buffer, 0, 1);
  const numbers = new Uint32Array(buffer, 4, count);
  const memory = new Uint8Array((numbers.at(-1) + 1) * PAGE);
  numbers.forEach((number, place) =>
    memory.set(new Uint8Array(buffer, 4 + 4 * count + place * PAGE, PAGE), number * PAGE),
  );
  return memory;
}
