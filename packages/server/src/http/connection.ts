import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { DirectoryError } from '@whoswho/core';
import { codeOfStatus } from './errors.ts';

const overflowStatus = 431;
const badStatus = 400;
const expectationStatus = 417;

/** Answers what is no HTTP request, or too long a one, in our error shape. */
export function refuseConnection(fault: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || fault.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const isTooLong = fault.code === 'HPE_HEADER_OVERFLOW';
  const message = isTooLong
    ? 'Address and headers are longer than the server takes'
    : 'The request is not valid HTTP';
  const error = new DirectoryError(codeOfStatus(isTooLong ? overflowStatus : badStatus), message);
  const body = JSON.stringify(error.toBody());
  const head = [
    `HTTP/1.1 ${error.status} ${isTooLong ? 'Not Found' : 'Bad Request'}`,
    'Content-Type: application/json; charset=UTF-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Answers a request with an `Expect` header that asks for what we do not do. */
export function refuseExpectation(response: ServerResponse): void {
  const error = new DirectoryError(
    codeOfStatus(expectationStatus),
    'The expectation of the request is not supported',
  );
  response.writeHead(error.status, { 'Content-Type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(error.toBody()));
}
