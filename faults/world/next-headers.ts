// In the place of next/headers, which answers only while Next serves a request: a lane calls the webhook's route
// itself. faults/lane.tsconfig.json puts it there.

export async function headers(): Promise<Headers> {
  return new Headers();
}

export async function cookies(): Promise<Map<string, { value: string }>> {
  return new Map();
}
