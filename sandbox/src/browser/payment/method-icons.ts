const line = (drawing: string): string =>
  `<svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor">${drawing}</svg>`;

const bank = line(
  '<path d="M8 .8 15 4.5V6H1V4.5zM2.5 7h2v5h-2zm4.5 0h2v5H7zm4.5 0h2v5h-2zM1 13h14v2H1z" fill-rule="evenodd"/>',
);

/** Our own drawings of what a method is: a card, a bank, a wallet. */
export const METHOD_ICONS: Record<string, string> = {
  card: line(
    '<path d="M0 4a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2H0zm0 2v6a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V6H0zm3 4h3a1 1 0 1 1 0 2H3a1 1 0 1 1 0-2z" fill-rule="evenodd"/>',
  ),
  us_bank_account: bank,
  sepa_debit: bank,
  ideal:
    '<svg viewBox="0 0 16 16" width="16" height="16"><rect width="16" height="16" rx="3" fill="#fff" stroke="#0003" stroke-width=".5"/><circle cx="5" cy="5.6" r="1.8" fill="#000"/><path d="M3.3 8.3h3.4v4.2H3.3zM7.8 3h1.7c2.6 0 4 2 4 4.7 0 3-1.6 4.8-4 4.8H7.8z" fill="#cc0066"/></svg>',
  amazon_pay: line(
    '<path d="M2 3h12a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm9 4a1 1 0 1 0 0 2h5V7z" fill-rule="evenodd"/>',
  ),
  klarna:
    '<svg viewBox="0 0 16 16" width="16" height="16"><rect width="16" height="16" rx="3" fill="#ffb3c7"/><path d="M4 3.5h1.9v9H4zm5.3 0h2c0 1.8-.8 3.3-2.2 4.4l2.6 4.6H9.4L6.6 8c1.8-1 2.7-2.5 2.7-4.5z" fill="#17120f"/><circle cx="12.3" cy="11.5" r="1" fill="#17120f"/></svg>',
};

export const redirectIcon =
  '<svg viewBox="0 0 48 40" width="48" height="40" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="M3 9.5A4.5 4.5 0 0 1 7.5 5h31A4.5 4.5 0 0 1 43 9.5V16M3 13v17.5A4.5 4.5 0 0 0 7.5 35H24M3 13h40"/><path d="M29 27h15m-5.5-5.5L44 27l-5.5 5.5"/><circle cx="8" cy="9.2" r=".6" fill="currentColor"/><circle cx="11.5" cy="9.2" r=".6" fill="currentColor"/><circle cx="15" cy="9.2" r=".6" fill="currentColor"/></svg>';
