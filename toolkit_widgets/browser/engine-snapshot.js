// What the engine's memory looks like right after a start, before it has seen any answer, kept by the browser so that
// the next start is short; and beside it the runtime's WebAssembly, unpacked. Memory is bound to the engine by its hash
// and to the browser that made it, the runtime to its hash in the list. On any doubt both are thrown away: whoever asks
// for them then gets nothing, and starts from the files.

const NAMES = "co-production-engine-";
const MEMORY = "memory";
export const RUNTIME = "pyodide.asm.wasm";
const PAGE = 4096;
const CHANGED = "what is kept of the engine is not as it was";

/** The name of a folder's own store: its hash is the engine's. */
const storeOf = (folder) => NAMES + folder.match(/[0-9a-f]{64}(?=\/$)/)[0];

/** Whether a browser can keep anything here: not on plain http, and in some private windows not at all. */
export const canKeep = () => Boolean(globalThis.caches && crypto.subtle);

/** Give what is kept for a folder, {memory, runtime}, or undefined. Never rejects. */
export async function find(folder) {
  try {
    const from = { cacheName: storeOf(folder) };
    const [memory, runtime] = await Promise.all([MEMORY, RUNTIME].map((name) => caches.match(folder + name, from)));
    return memory && runtime && { memory, runtime };
  } catch {
    return undefined;
  }
}

/** The memory in what is kept. Rejects if a byte of it is not as it was, or if it is another browser's. */
export async function memoryIn(kept) {
  const { headers } = kept;
  const bytes = await kept.arrayBuffer();
  if (headers.get("User-Agent") !== navigator.userAgent || headers.get("Content-Digest") !== (await digest(bytes))) {
    throw new TypeError(CHANGED);
  }
  const memory = unpacked(bytes);
  release(bytes);
  return memory;
}

/** The runtime, compiled while its hash is worked out. Rejects if a byte of it is not as the list has it. */
export async function runtimeIn(kept, integrity) {
  const hash = kept.clone().arrayBuffer().then(sha256);
  const [module, found] = await Promise.all([WebAssembly.compileStreaming(kept), hash]);
  if (`sha256-${found}` !== integrity) {
    throw new TypeError(CHANGED);
  }
  return module;
}

/** Give the room of a buffer back at once; where the browser can't, it comes back in its own time. */
export const release = (buffer) => buffer.transfer?.(0);

/** Keep packed memory for a folder with the runtime that is coming, and nothing of other editions. What can't be kept is not. */
export async function keep(folder, packed, runtime) {
  try {
    await forget(storeOf(folder));
    const store = await caches.open(storeOf(folder));
    const headers = { "User-Agent": navigator.userAgent, "Content-Digest": await digest(packed) };
    await store.put(folder + RUNTIME, await runtime);
    await store.put(folder + MEMORY, new Response(packed, { headers }));
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

const digest = async (bytes) => `sha-256=:${await sha256(bytes)}:`;

async function sha256(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...hash));
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
