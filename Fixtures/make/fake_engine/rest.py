"""The REST face of the fake engine: tokens, entities, actions and faults over loopback."""

import http.server
import json
import threading
import urllib.parse
import xml.etree.ElementTree as ET

from .store import API


class Fault(Exception):
    """What a client is told: HTTP status, reason, detail. An action's fault is wrapped as the engine wraps it."""

    def __init__(self, http, detail, in_action=True, reason='Operation Failed'):
        super().__init__(detail)
        self.http = http
        self.detail = detail
        self.in_action = in_action
        self.reason = reason

    def element(self):
        fault = ET.Element('fault')
        ET.SubElement(fault, 'detail').text = self.detail
        ET.SubElement(fault, 'reason').text = self.reason
        if not self.in_action:
            return fault
        action = ET.Element('action')
        action.append(fault)
        ET.SubElement(action, 'status').text = 'failed'
        return action


def serve(engine):
    """Serves the engine on a free port; returns the server (its url in .url)."""

    one_at_a_time = threading.Lock()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = 'HTTP/1.1'
        wbufsize = 65536
        disable_nagle_algorithm = True

        def log_message(self, *args):
            pass

        def do_POST(self):
            self._answer('POST')

        def do_GET(self):
            self._answer('GET')

        def do_PUT(self):
            self._answer('PUT')

        def do_DELETE(self):
            self._answer('DELETE')

        def _answer(self, method):
            with one_at_a_time:
                self._answer_alone(method)

        def _answer_alone(self, method):
            body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
            path = urllib.parse.urlsplit(self.path).path
            if '/sso/' in path:
                self._send(200, 'application/json', json.dumps({
                    'access_token': 'x', 'scope': 'ovirt-app-api', 'exp': '9223372036854775807',
                    'token_type': 'bearer'}).encode())
                return
            if path == '/courier':
                nodeid, _, phase = body.decode('utf-8').partition('\n')
                engine.mark(nodeid, phase)
                self._send(200, 'text/plain', b'')
                return
            if not path.startswith(API):
                self._send(200, 'application/json', b'{}')
                return
            request = ET.fromstring(body) if body.strip() else None
            try:
                status, element = engine.handle(method, path[len(API):].strip('/'), request)
            except Fault as fault:
                status, element = fault.http, fault.element()
            text = b'' if element is None else ET.tostring(element, encoding='UTF-8', xml_declaration=True)
            self._send(status, 'application/xml;charset=UTF-8', text)

        def _send(self, status, kind, text):
            self.send_response(status)
            self.send_header('Content-Type', kind)
            self.send_header('Content-Length', str(len(text)))
            self.end_headers()
            self.wfile.write(text)
            self.wfile.flush()

    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.url = 'http://127.0.0.1:%d%s' % (server.server_address[1], API)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
