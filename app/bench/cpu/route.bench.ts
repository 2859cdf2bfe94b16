/** CPU seconds that this process has used. */
export function GET(): Response {
  const { user, system } = process.cpuUsage();
  return new Response(String((user + system) / 1e6));
}
