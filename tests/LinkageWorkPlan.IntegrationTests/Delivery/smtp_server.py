"""A real SMTP server on loopback for the tests: prints its port first, then one line of JSON for every mail it takes.

smtp_server.py MODE [PORT | CERTIFICATE KEY]
  accept     takes everything, on the port given or on a free one
  refuse     refuses the address that begins with "refused" for good (550)
  greylist   refuses each address once for now (451), then takes it
  hang       takes the connection and says nothing
  starttls   takes mails over STARTTLS only, with the certificate given
  tls        takes mails over TLS from the first byte, with the certificate given
"""
import asyncio
import base64
import json
import os
import ssl
import sys
from email import policy
from email.header import decode_header, make_header
from email.parser import BytesParser

from aiosmtpd.smtp import SMTP


class Box:
    def __init__(self, mode):
        self.mode = mode
        self.seen = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mode == "refuse" and address.startswith("refused"):
            return "550 5.1.1 No such person here"
        if self.mode == "greylist" and address not in self.seen:
            self.seen.add(address)
            return "451 4.7.1 Greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = BytesParser(policy=policy.default).parsebytes(envelope.content)
        body = mail.get_body(("plain",))
        calendar = next((part for part in mail.walk() if part.get_content_type() == "text/calendar"), None)
        print(json.dumps({
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            # Read by the older of Python's two readers: the newer one puts a space between encoded words of a name.
            "recipient": str(make_header(decode_header(BytesParser(policy=policy.compat32).parsebytes(envelope.content)["To"]))),
            "subject": str(mail["Subject"]),
            "rawSubject": envelope.content.decode("utf-8").replace("\r\n ", " ").split("Subject: ", 1)[1].split("\r\n", 1)[0],
            "messageId": str(mail["Message-ID"]),
            "date": str(mail["Date"]),
            "unsubscribe": mail["List-Unsubscribe"] and str(mail["List-Unsubscribe"]),
            "unsubscribePost": mail["List-Unsubscribe-Post"] and str(mail["List-Unsubscribe-Post"]),
            "body": body.get_content(),
            "attachments": [{"name": part.get_filename(), "bytes": base64.b64encode(part.get_content()).decode()} for part in mail.iter_attachments()],
            "calendar": calendar and calendar.get_content(),
            "calendarMethod": calendar and str(calendar.get_param("method")),
            "encrypted": session.ssl is not None or server.transport.get_extra_info("ssl_object") is not None,
        }), flush=True)
        return "250 OK"


async def main():
    mode = sys.argv[1]
    loop = asyncio.get_running_loop()
    if mode == "hang":
        async def silent(reader, writer):
            await asyncio.sleep(3600)
        server = await asyncio.start_server(silent, "127.0.0.1", 0)
    else:
        port = int(sys.argv[2]) if mode == "accept" and len(sys.argv) > 2 else 0
        context = None
        if mode in ("starttls", "tls"):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[2], sys.argv[3])
        box = Box(mode)
        first_byte = mode == "tls"
        server = await loop.create_server(
            lambda: SMTP(box, hostname="localhost", tls_context=None if first_byte else context, require_starttls=mode == "starttls"),
            "127.0.0.1", port, ssl=context if first_byte else None)
    # Whoever started it is gone once its input ends.
    loop.run_in_executor(None, lambda: (sys.stdin.read(), os._exit(0)))
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
