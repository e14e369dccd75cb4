/** The few functions of jStat that we use; the package brings no types. */
declare module 'jstat' {
  const jStat: {
    normal: { inv(probability: number, mean: number, deviation: number): number };
    studentt: { inv(probability: number, freedom: number): number };
    chisquare: { cdf(value: number, freedom: number): number };
    gammaln(value: number): number;
  };
  export default jStat;
}
