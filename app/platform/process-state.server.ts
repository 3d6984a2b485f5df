/**
 * State there is one of per process, whatever reloads the code: in development Vite loads a module again on every edit,
 * and the database must not be opened twice. Called at module level by the few modules that hold such state.
 */

const KEY = Symbol.for("aisle.process-state");

/** The state of `name`, made by `make` the first time any copy of the code asks. */
export function processState<T>(name: string, make: () => T): T {
  const holder = globalThis as { [KEY]?: Map<string, unknown> };
  const states = (holder[KEY] ??= new Map());
  if (!states.has(name)) states.set(name, make());
  return states.get(name) as T;
}
