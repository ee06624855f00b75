// The seam to the engine: owns its worker, gives every question an id and a deadline.
// On any failure the worker ends, all that wait hear of it, and the next start is a fresh one.

/**
 * Why there is no answer: "unsupported", "missing", "slow" or "stopped"; or "refused", and then the
 * engine is well: what it was given is not, and `cause` is {where, came, expected, cure}.
 */
export class EngineError extends Error {
  constructor(kind, cause) {
    super(kind, { cause });
    this.kind = kind;
  }
}

export class Engine {
  #where;
  #deadline;
  #worker;
  #started;
  #timer;
  #lastId = 0;
  #waiting = new Map();

  /** Whether it has started and not failed since. */
  ready = false;

  /**
   * @param {{folder: string, pack: string, entry: string}} where the runtime's address, our package, its module
   * @param {number} deadline milliseconds until whoever waits is told that it is too slow
   */
  constructor(where, deadline) {
    this.#where = where;
    this.#deadline = deadline;
  }

  /** Start once; later calls get the same promise until something fails. */
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
    return this.#send(call, payload);
  }

  async #begin() {
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      throw new EngineError("unsupported");
    }
    try {
      this.#employ(new Worker(new URL("engine-worker.js", import.meta.url), { type: "module" }));
    } catch (error) {
      throw new EngineError("unsupported", error);
    }
    await this.#send("start", this.#where);
    this.ready = true;
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

  #send(call, payload) {
    const id = (this.#lastId += 1);
    this.#timer ??= setTimeout(() => this.#fail("slow"), this.#deadline);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, call, payload });
    });
  }

  #receive({ id, ok, refused, error }) {
    if (error) {
      this.#fail(this.ready ? "stopped" : "missing", error);
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
    }
  }

  #fail(kind, cause) {
    this.#worker.terminate();
    this.#worker = this.#started = undefined;
    this.#timer = clearTimeout(this.#timer);
    this.ready = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) {
      reject(new EngineError(kind, cause));
    }
  }
}
