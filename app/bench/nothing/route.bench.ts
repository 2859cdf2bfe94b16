/** The least a route handler can do. */
export async function POST(request: Request): Promise<Response> {
  await request.arrayBuffer();
  return new Response(null, { status: 200 });
}
