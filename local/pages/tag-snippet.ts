/** What a shop without a tracker puts into its pages: says things until the script is there. */
export const tagSnippet = `!function(w){var k=w.kaskad=w.kaskad||{q:[]};["load","track","page","identify","consent","reset","subscribe","unsubscribe","cart","onsite","on"].forEach(function(m){k[m]=k[m]||function(){k.q.push([m].concat([].slice.call(arguments)))}})}(window);
kaskad.load("local-web");
kaskad.page();`;
