/** The body as JSON; null for what is none, which every form's own check refuses in words. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return null;
  }
}
