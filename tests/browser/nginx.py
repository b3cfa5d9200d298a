"""nginx in front of a dashboard, with the project's own file for it: names, ports and certificate are filled in."""

import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.browser.served import PATIENCE, ROOT, Served, free_port

SHIPPED = ROOT / "deploy" / "nginx.conf"
NAME = "dash.example"
MAIN = """\
daemon off;
master_process off;  # one process, of the account of the tests: it may write its own folders
pid {0}/nginx.pid;
error_log {0}/nginx.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {0}/body;
    proxy_temp_path {0}/proxy;
    fastcgi_temp_path {0}/fastcgi;
    uwsgi_temp_path {0}/uwsgi;
    scgi_temp_path {0}/scgi;
    {1}
}}
"""


@dataclass(frozen=True, slots=True)
class Published(Served):
    """A dashboard as the world sees it, by the port of nginx: under a name, over TLS, below a path."""

    folder: Path = Path()
    name: str = NAME
    plain: int = 0  # the port that leads to TLS

    @property
    def host(self) -> str:
        """Host and port as a browser writes them."""
        return f"{self.name}:{self.port}"

    @property
    def origin(self) -> str:
        """What a browser calls the origin of its pages."""
        return f"https://{self.host}"

    def address(self, path: str = "/") -> str:
        """Return the full address of a page."""
        return f"{self.origin}{path}"

    def connect(self) -> socket.socket:
        """Return a connection to nginx, which must show its certificate."""
        trusting = ssl.create_default_context(cafile=self.folder / "name.pem")
        return trusting.wrap_socket(Served.connect(self), server_hostname=self.name)


def certify(folder: Path, name: str) -> None:
    """Write a certificate for a name, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))
    names = [x509.DNSName(name), x509.IPAddress(ip_address("127.0.0.1"))]
    made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
    pem = serialization.Encoding.PEM
    (folder / "name.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    (folder / "name.key").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def filled(text: str, shown: Published, port: int) -> str:
    """Return the project's file with another name, its certificate, and ports that are free."""
    for shipped, used in (
        ("listen 443 ", f"listen 127.0.0.1:{shown.port} "),
        ("listen 80;", f"listen 127.0.0.1:{shown.plain};"),
        ("/etc/ssl/certs/name.example.pem", str(shown.folder / "name.pem")),
        ("/etc/ssl/private/name.example.key", str(shown.folder / "name.key")),
        ("server_name name.example;", f"server_name {shown.name};"),
        ("proxy_pass http://127.0.0.1:8501;", f"proxy_pass http://127.0.0.1:{port};"),
    ):
        assert shipped in text
        text = text.replace(shipped, used)
    return text


def published(folder: Path, name: str = NAME) -> Published:
    """Return where a dashboard will be published: its ports are chosen before either server starts."""
    certify(folder, name)
    return Published(free_port(), folder, folder / "nginx.log", folder, "", folder=folder, name=name, plain=free_port())


def behind(shown: Published, served: Served) -> Published:
    """Return what is published of a server that runs."""
    return replace(shown, data=served.data, key=served.key, pid=served.pid, log=served.log, at_end=served.at_end)


@contextmanager
def nginx(shown: Published, port: int, *changes: tuple[str, str]) -> Generator[None]:
    """Run nginx in front of a port; `changes` are patterns in the project's file and what takes their place."""
    text = filled(SHIPPED.read_text(encoding="utf-8"), shown, port)
    for change in changes:
        text, times = re.subn(*change, text)
        assert times, change
    with running(shown, text):
        yield


@contextmanager
def running(shown: Published, text: str) -> Generator[None]:
    """Run nginx with these servers."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
    assert program, "no nginx found: `make nginx` installs it"
    config = shown.folder / "nginx.conf"
    config.write_text(MAIN.format(shown.folder, text), encoding="utf-8")
    with subprocess.Popen([program, "-p", str(shown.folder), "-c", str(config)], stderr=subprocess.PIPE) as process:
        try:
            _wait(shown, process)
            yield
        finally:
            process.kill()


def _wait(shown: Published, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            shown.connect().close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    process.kill()
    raise RuntimeError(f"nginx did not start:\n{process.communicate()[1].decode()}")
