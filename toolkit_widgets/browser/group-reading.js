// Reading files: a few at a time, so that the page goes on answering. A bad one among them is named and stops no other;
// where the engine fails, what is left is read at another try.

/** So many files go to the engine at once. */
const BATCH = 25;
/** So many files are read from the disk at once: to begin with one stops the page for a moment. */
const AT_ONCE = 4;

/** What each file gives, in the order of the files. */
async function givenBy(files) {
  const given = [];
  const left = files.entries();
  const readOn = async () => {
    for (const [index, file] of left) {
      given[index] = await file.given();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return given;
}

export class Reading {
  #group;
  #intake;
  #queue = Promise.resolve();
  #round = 0;
  #left = []; // files that no engine has read yet
  #same = []; // people whose files are the same as others

  /**
   * @param {HTMLElement} group gets what was read
   * @param {import("./group-intake.js").Intake} intake says what came of it
   */
  constructor(group, intake) {
    this.#group = group;
    this.#intake = intake;
  }

  /** Read files after those that are being read. */
  take(files) {
    this.#queue = this.#queue.then(() => this.#read(files));
    return this.#queue;
  }

  /** Read a copy from the device. */
  restore(parts) {
    this.#queue = this.#queue.then(() => this.#restore(parts));
    return this.#queue;
  }

  retry() {
    const left = this.#left;
    this.#left = [];
    this.#intake.focus();
    if (this.#group.pending) {
      this.restore(this.#group.pending);
    }
    if (left.length > 0) {
      this.take(left);
    }
  }

  /** Count people whose files are the same as others as people of their own. */
  countEach() {
    const askAgain = this.#group.add(this.#group.assessment, this.#same);
    this.#forgetSame();
    this.#group.viewsChanged();
    this.#intake.sayCounted(this.#group.people.length, askAgain);
    this.#intake.focus();
  }

  /** Forget what is being read, and what was. */
  clear() {
    this.#round += 1;
    this.#left = [];
    this.#forgetSame();
  }

  #forgetSame() {
    this.#same = [];
    this.#intake.offerSame(0);
  }

  async #read(files) {
    const round = this.#round;
    const isOver = () => round !== this.#round;
    const before = this.#group.people.length;
    const differs = { agreed: [], actions: [], all_agree: false };
    const report = { refused: [], group: null, same: 0, differs, askAgain: false };
    let done = 0;
    this.#intake.offerRetry(false);
    this.#intake.say("opening");
    try {
      if (this.#group.pending) {
        throw new Error("the copy on the device has not been read yet");
      }
      for (; done < files.length; done += BATCH) {
        this.#intake.progress(done, files.length);
        const items = await this.#batch(files.slice(done, done + BATCH), report);
        if (!isOver()) {
          await this.#put(items, report, isOver);
        }
        if (isOver()) {
          return;
        }
      }
    } catch (error) {
      if (isOver()) {
        return;
      }
      this.#fail(error, files.slice(done));
    }
    this.#settle(report, before);
  }

  /** What the engine makes of some files. */
  async #batch(files, { refused }) {
    const given = await givenBy(files);
    refused.push(...files.filter((_, index) => !given[index]).map(({ name }) => ({ name, why: "unreadable" })));
    const readable = given.filter(Boolean);
    if (readable.length === 0) {
      return [];
    }
    const { assessment, isEmpty } = this.#group;
    return (await this.#group.ask("read_group", { ...(!isEmpty && { assessment }), files: readable })).read;
  }

  /** Put what was read where it belongs. */
  async #put(items, report, isOver) {
    const texts = new Set(this.#group.people.map(({ text }) => text));
    let people = [];
    const add = () => {
      if (people.length > 0) {
        report.askAgain = this.#group.add(people[0].assessment, people) || report.askAgain;
        people = [];
      }
    };
    for (const item of items) {
      if (item.kind === "error") {
        add(); // whoever came before it says which assessment this is about
        this.#refuse(item.name, item.error, report);
      } else if (item.kind === "group") {
        add();
        await this.#putGroup(item, report, isOver);
        if (isOver()) {
          return;
        }
        this.#group.people.forEach(({ text }) => texts.add(text));
      } else if (texts.has(item.text)) {
        this.#same.push(item);
      } else {
        texts.add(item.text);
        people.push(item);
      }
    }
    add();
  }

  #refuse(name, error, report) {
    const isOther = error.where === "assessment" && this.#group.assessment;
    report.refused.push({ name, why: isOther ? "other" : "why", error });
  }

  /** Open a group file, or add its group to the one that is here. */
  async #putGroup(item, report, isOver) {
    if (this.#group.isEmpty) {
      this.#group.become(item);
      report.group = "opened";
      return;
    }
    try {
      const { text: mine } = await this.#group.ask("group_save", this.#group.toSave);
      const { group, same, differs } = await this.#group.ask("group_merge", { mine, theirs: item.text });
      if (!isOver()) {
        this.#group.become(group);
        report.group = "merged";
        report.same += same;
        report.differs.agreed.push(...differs.agreed);
        report.differs.actions.push(...differs.actions);
        report.differs.all_agree ||= differs.all_agree;
      }
    } catch (error) {
      if (error.kind !== "refused") {
        throw error;
      }
      this.#refuse(item.name, error.cause, report);
    }
  }

  /** Say what came of all files, and show it. */
  #settle(report, before) {
    const { people, title } = this.#group;
    this.#intake.progress(0, 0);
    this.#intake.refuse(report.refused, title);
    this.#intake.offerSame(this.#same.length);
    this.#intake.note(people);
    if (this.#left.length === 0) {
      this.#intake.report({ ...report, added: people.length - before, people: people.length }, this.#group.words);
    }
    this.#group.viewsChanged();
  }

  #fail(error, left) {
    console.warn(error, error.cause);
    this.#left = left;
    this.#intake.say("no_engine");
    this.#intake.offerRetry(true);
  }

  async #restore(parts) {
    const round = this.#round;
    const isOver = () => round !== this.#round || this.#group.pending !== parts;
    const [people, unread, refused] = [[], [], []];
    this.#intake.say("opening");
    this.#intake.offerRetry(false);
    try {
      for (let done = 0; done < parts.people.length; done += BATCH) {
        const files = parts.people.slice(done, done + BATCH).map((text) => ({ name: "", text }));
        const { read } = await this.#group.ask("read_group", { assessment: parts.assessment, files });
        read.forEach((item, index) => {
          if (item.kind === "answers") {
            people.push(item);
          } else {
            unread.push(files[index].text);
            refused.push({ name: "", why: "saved", error: item.error });
          }
        });
      }
    } catch (error) {
      if (!isOver()) {
        this.#fail(error, this.#left);
      }
      return;
    }
    if (!isOver()) {
      this.#intake.say(null);
      this.#intake.refuse(refused, "");
      this.#group.restored(parts, people, unread);
      this.#intake.note(people);
    }
  }
}
