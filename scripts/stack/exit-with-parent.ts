// Loaded before the program of every child process. When the command that started it is gone, however it
// ended, the channel between them closes and the child stops as if it had been told to.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
