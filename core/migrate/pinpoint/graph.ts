import type { Activity } from './shapes.ts';

/** Where an activity may lead, ends left out. */
export const waysOf = (activity: Activity): string[] => {
  const { ConditionalSplit: yesNo, MultiCondition: many, RandomSplit: random } = activity;
  const next = [
    activity.EMAIL,
    activity.SMS,
    activity.PUSH,
    activity.CUSTOM,
    activity.ContactCenter,
    activity.Wait,
    activity.Holdout,
  ].map((one) => one?.NextActivity);
  const all = [
    ...next,
    ...(yesNo ? [yesNo.TrueActivity, yesNo.FalseActivity] : []),
    ...(many ? [...(many.Branches ?? []).map((one) => one.NextActivity), many.DefaultActivity] : []),
    ...(random?.Branches ?? []).map((one) => one.NextActivity),
  ];
  return all.filter((one): one is string => typeof one === 'string' && one !== '');
};

/** The ways of a fork, with those that end. */
const forkOf = (activity: Activity): (string | undefined)[] => {
  const { ConditionalSplit: yesNo, MultiCondition: many, RandomSplit: random } = activity;
  if (yesNo) return [yesNo.TrueActivity, yesNo.FalseActivity].map(ended);
  if (many) return [...(many.Branches ?? []).map((one) => one.NextActivity), many.DefaultActivity].map(ended);
  return (random?.Branches ?? []).map((one) => ended(one.NextActivity));
};

const ended = (id: string | null | undefined): string | undefined => id || undefined;

/** Activities of a journey and where they lead. */
export class Graph {
  private readonly activities: ReadonlyMap<string, Activity>;
  private readonly musts = new Map<string, readonly string[]>();

  constructor(activities: Readonly<Record<string, Activity>>) {
    this.activities = new Map(Object.entries(activities));
  }

  get(id: string): Activity | undefined {
    return this.activities.get(id);
  }

  /** Those that nothing leads to from the start. */
  unreached(start: string): string[] {
    const seen = new Set<string>();
    const open = [start];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const activity = this.activities.get(id);
      if (!activity || seen.has(id)) continue;
      seen.add(id);
      open.push(...waysOf(activity));
    }
    return [...this.activities.keys()].filter((id) => !seen.has(id));
  }

  /** Does a way lead back to where it was? */
  hasCycle(start: string): boolean {
    const done = new Set<string>();
    const walk = (id: string, path: ReadonlySet<string>): boolean => {
      if (path.has(id)) return true;
      const activity = this.activities.get(id);
      if (!activity || done.has(id)) return false;
      const further = new Set(path).add(id);
      const found = waysOf(activity).some((way) => walk(way, further));
      done.add(id);
      return found;
    };
    return walk(start, new Set());
  }

  /** Where all ways of a fork come together again, so that what follows is written once; undefined where one ends before. */
  joinOf(id: string): string | undefined {
    const activity = this.activities.get(id);
    const [first, ...others] = (activity ? forkOf(activity) : []).map((way) => this.mustPass(way));
    return first?.find((one) => others.every((other) => other.includes(one)));
  }

  /** What everybody who comes here passes until the end, in order. For a graph without cycles. */
  private mustPass(id: string | undefined): readonly string[] {
    const activity = id === undefined ? undefined : this.activities.get(id);
    if (id === undefined || !activity) return [];
    const known = this.musts.get(id);
    if (known) return known;
    const fork = forkOf(activity);
    const ways = fork.length > 0 ? fork : [waysOf(activity)[0]];
    const [first = [], ...others] = ways.map((way) => this.mustPass(way));
    const all = [id, ...first.filter((one) => others.every((other) => other.includes(one)))];
    this.musts.set(id, all);
    return all;
  }
}
