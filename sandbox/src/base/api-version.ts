/** The version whose shapes every answer has, whatever version a caller asks for. */
export const API_VERSION = "2026-10-28.endive";
