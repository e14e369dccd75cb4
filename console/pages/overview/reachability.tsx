export const Reachability = () => null;
