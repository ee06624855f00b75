// A planner file where there is no engine to write one: the same keys in the same order. What only the engine can
// judge is not judged.

import { ACTION, merged, TOP, written } from "./answers-file.js";

const listed = (old, given, known) => given.map(({ kept: n, ...item }) => merged(old?.[n], item, known));
const both = (a, b) => [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])];
const isSome = (made) => Object.keys(made).length > 0;

/**
 * What the engine's "plan_save" gives.
 * @param {{planner: string, version: string, fields: object}} page the ids that the page has
 * @param {string} kept the earlier file, or ""
 * @param {object} parts what the page edits
 */
export function plainPlan({ planner, version, fields }, kept, { details = {}, rows = {}, own = {}, actions, ...about }) {
  return written(kept, ["co-production", planner, about.completed_on], (old) => {
    const rowOf = (id) => (fields.rows[id] ? merged(old.rows?.[id], rows[id], fields.rows[id]) : old.rows[id]);
    const ownOf = (part) => (fields.own[part] ? listed(old.own?.[part], own[part] ?? [], fields.own[part]) : old.own[part]);
    const made = {
      details: merged(old.details, details, fields.details),
      own: Object.fromEntries(both(old.own, own).map((part) => [part, ownOf(part)])),
      actions: listed(old.actions, actions ?? [], ACTION),
    };
    const rest = Object.entries(made).filter(([key, value]) => isSome(value) || key in old);
    return {
      ...merged(old, about, TOP),
      format: "co-production-planner",
      format_version: 1,
      planner,
      planner_version: version,
      rows: Object.fromEntries(both(old.rows, rows).map((id) => [id, rowOf(id)]).filter(([, row]) => isSome(row))),
      ...Object.fromEntries(rest),
    };
  });
}
