// Lambda unpacks layers to /opt; MiniStack unpacks them to a folder that it names to Python only. Here functions find them where AWS has them.
const promises = require('node:fs/promises');
const { syncBuiltinESMExports } = require('node:module');

const [folder] = (process.env._LAMBDA_LAYERS_DIRS ?? '').split(':');
if (folder) {
  const { readdir, readFile } = promises;
  const there = (path) => (typeof path === 'string' ? path.replace(/^\/opt(?=\/|$)/, folder) : path);
  promises.readdir = async (path, options) => {
    const found = await readdir(there(path), options);
    for (const entry of found)
      if (entry.parentPath) entry.parentPath = entry.parentPath.replace(folder, '/opt');
    return found;
  };
  promises.readFile = (path, options) => readFile(there(path), options);
  syncBuiltinESMExports();
}
