// Runs at CloudFront's edge, in its own dialect of JavaScript: no imports, one function of this name.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it
function handler(event) {
  const request = event.request;
  const last = request.uri.split('/').pop();
  if (!last.includes('.')) request.uri = '/index.html';
  return request;
}
