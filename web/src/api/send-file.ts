import { viewingHeaders } from './client.ts';
import { Refused } from './refused.ts';

interface Sending {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: File;
  /** Share of the bytes that are on their way, 0 to 1. */
  onProgress(share: number): void;
}

/** Sends a file with its progress told, which fetch cannot do. Throws Refused. */
export function sendFile<Reply>(path: string, sending: Sending): Promise<Reply> {
  const form = new FormData();
  // Fields first: the server reads them before the file streams in.
  for (const [name, value] of Object.entries(sending.fields)) form.append(name, value);
  form.append('file', sending.file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(viewingHeaders())) {
      request.setRequestHeader(name, value);
    }
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => sending.onProgress(loaded / total);
    request.onerror = () => reject(new Refused(0, { code: 'web/no-answer' }));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Reply);
      else reject(new Refused(request.status, (request.response ?? {}) as object));
    };
    request.send(form);
  });
}
