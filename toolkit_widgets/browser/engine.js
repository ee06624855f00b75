// The seam to the engine: owns its worker, gives every question an id and a deadline.
// On any failure the worker ends, all that wait hear of it, and the next start is a fresh one.

import { checked, listOf } from "./engine-files.js";
import { forget } from "./engine-snapshot.js";

/**
 * Why there is no answer: "unsupported", "missing", "changed", "slow" or "stopped"; or "refused", and then the
 * engine is well: what it was given is not, and `cause` is {where, came, expected, cure}.
 */
export class EngineError extends Error {
  constructor(kind, cause) {
    super(kind, { cause });
    this.kind = kind;
  }
}

/** What runs beside the page; the first is the worker, the others parts of it. */
const SCRIPTS = ["engine-worker.js", "engine-files.js", "engine-snapshot.js"];
const [WORKER] = SCRIPTS;
/** Milliseconds without a question until the browser keeps the engine's memory, and until the worker goes. */
const QUIET = 2000;
const IDLE = 120_000;

/** For browsers with Trusted Types: an address becomes a script only if it is our worker's, on our own host. */
function ours(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== location.origin || !/\/assets\/engine\/[0-9a-f]{64}\/engine-worker\.js$/.test(pathname)) {
    throw new TypeError(address);
  }
  return address;
}
const scripts = globalThis.trustedTypes?.createPolicy("engine", { createScriptURL: ours });

/** A worker that is a module. A browser that has none such does not ask for the type, and would run it as it is not. */
function newWorker(address) {
  let asked = false;
  const options = {
    get type() {
      asked = true;
      return "module";
    },
  };
  try {
    const worker = new Worker(scripts?.createScriptURL(address) ?? ours(address), options);
    if (asked) {
      return worker;
    }
    worker.terminate();
  } catch (error) {
    throw new EngineError("unsupported", error);
  }
  throw new EngineError("unsupported");
}

export class Engine {
  #where;
  #deadline;
  #worker;
  #started;
  #timer;
  #quiet;
  #idle;
  #lastId = 0;
  #waiting = new Map();

  /** Whether it has started and not failed since. */
  ready = false;

  /**
   * @param {{folder: string, entry: string}} where the runtime's address, the module to call
   * @param {number} deadline milliseconds until whoever waits is told that it is too slow
   */
  constructor(where, deadline) {
    this.#where = where;
    this.#deadline = deadline;
  }

  /** Whether to start when a person first touches the page: not for those who have to save data. */
  get mayBegin() {
    return !navigator.connection?.saveData;
  }

  /** Start once; later calls get the same promise until something fails, or the worker has gone. */
  start() {
    if (!this.#started) {
      const started = this.#begin();
      this.#started = started;
      started.catch(() => {
        if (this.#started === started) {
          this.#started = undefined;
        }
      });
    }
    return this.#started;
  }

  /** Resolve to the engine's answer, or reject with an EngineError. */
  async ask(call, payload) {
    await this.start();
    const answer = await this.#send(call, payload);
    const { folder } = this.#where;
    this.#quiet ??= setTimeout(() => this.#worker?.postMessage({ call: "keep", payload: { folder } }), QUIET);
    return answer;
  }

  /** Begin; once more, from the files alone, if what was kept of an earlier visit is of no use. */
  async #begin(isPlain = false) {
    if (!document.documentElement.classList.contains("can-run")) {
      throw new EngineError("unsupported");
    }
    const { id, answer } = this.#expect();
    this.#open(id, isPlain).catch((error) => this.#waiting.has(id) && this.#fail(error.kind ?? "missing", error));
    const { isStale } = await answer;
    if (isStale) {
      this.#worker.terminate();
      return this.#begin(true);
    }
    this.ready = true;
    this.#rest();
    return undefined;
  }

  /** Check what will run before it runs. The worker does the same with the runtime. */
  async #open(id, isPlain) {
    const { folder } = this.#where;
    const { files, lock } = await listOf(folder);
    await Promise.all(SCRIPTS.map((name) => checked(folder + name, files[name])));
    for (const name of SCRIPTS) {
      delete files[name]; // the rest is the runtime, which the worker brings
    }
    if (this.#waiting.has(id)) {
      this.#employ(newWorker(folder + WORKER));
      this.#worker.postMessage({ id, call: "start", payload: { ...this.#where, files, lock, isPlain } });
    }
  }

  /** Listen to a worker for as long as it is ours. */
  #employ(worker) {
    this.#worker = worker;
    const listen = (type, heard) =>
      worker.addEventListener(type, (event) => worker === this.#worker && heard(event));
    listen("message", ({ data }) => this.#receive(data));
    listen("messageerror", (event) => this.#fail("stopped", event));
    listen("error", (event) => {
      event.preventDefault();
      this.#fail(this.ready ? "stopped" : "missing", event);
    });
  }

  /** An answer that is waited for until the deadline. */
  #expect() {
    const id = (this.#lastId += 1);
    this.#timer ??= setTimeout(() => this.#fail("slow"), this.#deadline);
    return { id, answer: new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject })) };
  }

  #send(call, payload) {
    const { id, answer } = this.#expect();
    this.#worker.postMessage({ id, call, payload });
    return answer;
  }

  #receive({ id, ok, refused, error, kind }) {
    if (error) {
      this.#fail(kind ?? (this.ready ? "stopped" : "missing"), error);
      return;
    }
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (refused) {
      reject(new EngineError("refused", refused));
    } else {
      resolve(ok);
    }
    if (this.#waiting.size === 0) {
      this.#timer = clearTimeout(this.#timer);
      this.#rest();
    }
  }

  /** Let the worker go when nothing has been asked for a while: it holds what a small phone needs. */
  #rest() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#waiting.size === 0 && this.#end(), IDLE);
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = this.#started = undefined;
    this.#timer = clearTimeout(this.#timer);
    this.#quiet = clearTimeout(this.#quiet);
    this.ready = false;
  }

  /** End, and trust nothing that is kept: the next start is from the files. */
  #fail(kind, cause) {
    this.#end();
    forget();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) {
      reject(new EngineError(kind, cause));
    }
  }
}
