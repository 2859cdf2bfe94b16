/** What a staff form says once it was sent. */
export type StaffAnswer = { tone: "info" | "success" | "warning" | "danger"; message: string };
