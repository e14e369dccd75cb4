/** Enough of a contact to see that it is one, and nobody's own. */
export const maskedEmail = (email: string): string => {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 1)}***@${domain.slice(0, 1)}***${domain.slice(domain.lastIndexOf('.'))}`;
};

export const maskedPhone = (phone: string): string => `${phone.slice(0, 3)}***${phone.slice(-2)}`;
