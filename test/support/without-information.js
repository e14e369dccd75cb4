// Functions tell in their logs what goes well, too: under a test that would bury what went wrong.
console.info = () => {};
