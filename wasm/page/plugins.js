// Runs plugins' programs, one Worker each, so that none keeps the page or another plugin waiting.
// The app asks for calls and is told what came of them (PluginHost in core/engine/plugin/host.hpp).

// Milliseconds for compiling a program in a Worker, before its first call.
const startingTime = 10_000;

// Started ahead of its use: it starts without a connection then, and at once.
class Spare {
  #worker;

  constructor() {
    this.#prepare();
  }

  take() {
    const worker = this.#worker ?? this.#start();
    this.#worker = undefined;
    this.#prepare();
    return worker;
  }

  #start() {
    return new Worker(new URL('plugin_worker.js', import.meta.url));
  }

  #prepare() {
    try {
      const worker = this.#start();
      worker.onerror = (event) => {
        event.preventDefault();
        if (this.#worker === worker) this.#worker = undefined;
      };
      this.#worker = worker;
    } catch {
      // Who takes one hears why.
    }
  }
}

// The calls of one plugin, one after the other.
class Runner {
  #take;
  #module;
  #report;
  #worker;
  #compiled = false;
  #busy = false;
  #calls = [];  // the first one is the one that runs
  #deadline;

  // `take()` gives a Worker. `module()` gives the program's bytes. `report(call, outcome)` tells
  // what came of a call: replies, or a fault.
  constructor(take, module, report) {
    this.#take = take;
    this.#module = module;
    this.#report = report;
  }

  call(call) {
    this.#calls.push(call);
    this.#next();
  }

  // Nothing is reported after this.
  end() {
    this.#calls = [];
    this.#stop();
  }

  #next() {
    if (this.#busy || this.#calls.length === 0) return;
    this.#busy = true;
    if (!this.#worker) return this.#start();
    const { requests, memory_mib, milliseconds } = this.#calls[0];
    this.#worker.postMessage({ requests, memory_mib });
    this.#wait(milliseconds, 'time');
  }

  #start() {
    this.#wait(startingTime, 'ended');
    try {
      this.#worker = this.#take();
      this.#worker.onmessage = ({ data }) => this.#came(data);
      this.#worker.onmessageerror = () => this.#fail('ended', 'messageerror');
      this.#worker.onerror = (event) => {
        event.preventDefault();
        this.#fail('ended', event.message ?? 'plugin_worker.js');
      };
      const module = this.#module();
      this.#worker.postMessage({ module }, [module.buffer]);
    } catch (error) {
      queueMicrotask(() => this.#fail('ended', error.message));
    }
  }

  #stop() {
    clearTimeout(this.#deadline);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#compiled = false;
    this.#busy = false;
  }

  #came(outcome) {
    if (!this.#compiled && outcome.fault) return this.#fail(outcome.fault, outcome.detail);
    clearTimeout(this.#deadline);
    this.#busy = false;
    if (this.#compiled) {
      this.#report(this.#calls.shift(), outcome);
    } else {
      this.#compiled = true;
    }
    this.#next();
  }

  // The Worker is no good any more. The call that ran fails, and every call where none could run;
  // the others get a new one.
  #fail(fault, detail) {
    const failed = this.#calls.splice(0, this.#compiled ? 1 : this.#calls.length);
    this.#stop();
    for (const call of failed) this.#report(call, { fault, detail });
    this.#next();
  }

  // Nothing that the program does can lengthen this. Where the page itself was late, what had come
  // by then still counts.
  #wait(milliseconds, fault) {
    this.#deadline = setTimeout(() => {
      this.#deadline = setTimeout(() => this.#fail(fault, `${milliseconds} ms`));
    }, milliseconds);
  }
}

export class Plugins {
  #program;
  #changed;
  #spare = new Spare();
  #runners = new Map();  // by fingerprint

  // `changed` is called after every report to the app.
  constructor(program, changed) {
    this.#program = program;
    this.#changed = changed;
  }

  // The members of the effect call_program.
  call(call) {
    const { plugin } = call;
    if (!this.#runners.has(plugin)) {
      const take = () => this.#spare.take();
      const module = () => this.#program.pluginModule(plugin);
      this.#runners.set(plugin, new Runner(take, module, (...report) => this.#report(...report)));
    }
    this.#runners.get(plugin).call(call);
  }

  forget(plugin) {
    this.#runners.get(plugin)?.end();
    this.#runners.delete(plugin);
  }

  #report({ ticket, plugin }, { fault = '', detail = '', replies = '[]', log = '' }) {
    if (log) console.debug(`${plugin}\n${log}`);
    this.#program.pluginReported(ticket, fault, detail, replies);
    this.#changed();
  }
}
