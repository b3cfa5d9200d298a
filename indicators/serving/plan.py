"""How a server is to be started: where it listens, under which address it is reached, who may edit."""

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from re import fullmatch
from urllib.parse import urlsplit

from indicators.access import Mode, Server, is_loopback

OWN = ("127.0.0.1", "localhost", "::1")  # names of this machine, as Streamlit compares them: without brackets
PORTS = {"http": 80, "https": 443}
LABEL = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
HOST = rf"{LABEL}(\.{LABEL})*|\[[0-9a-f:.]+\]"
PATH = r"(/[A-Za-z0-9._~-]+)*"


@dataclass(frozen=True, slots=True)
class Listen:
    """An address of this machine and a port of it."""

    host: str
    port: int

    @property
    def everywhere(self) -> bool:
        """Whether it is each address of the machine."""
        return self.host != "localhost" and ip_address(self.host).is_unspecified

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """The address that visitors type: its scheme, its host and port as in `Host`, and the path below it."""

    scheme: str
    host: str
    port: int
    path: str = ""

    @property
    def netloc(self) -> str:
        """Host and port as a browser writes them in `Host`: without the port that the scheme implies."""
        return self.host if self.port == PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """What a browser calls the origin of its pages."""
        return f"{self.scheme}://{self.netloc}"

    def __str__(self) -> str:
        return f"{self.origin}{self.path}"


@dataclass(frozen=True, slots=True)
class ServerPlan:
    """How a server is to be started."""

    listen: Listen
    public: PublicAddress | None = None
    mode: Mode = Mode.LOCAL
    site: Path | None = None  # folder of the published site

    @property
    def names(self) -> tuple[str, ...]:
        """The hosts it answers to, in small letters and without brackets."""
        if self.public:
            return tuple(dict.fromkeys((*OWN, self.public.host.strip("[]"))))
        return tuple(dict.fromkeys((*OWN, *(_machine() if self.listen.everywhere else (self.listen.host,)))))

    @property
    def closed(self) -> bool:
        """Whether others would reach it while nothing says who may edit."""
        return Server(self.listen.host, self.listen.port, self.names, self.mode).closed

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses that lead to it, the one to hand on first."""
        if self.public:
            return (str(self.public),)
        reached = self.names[len(OWN) :] if self.listen.everywhere else (self.listen.host,)
        return tuple(f"http://{Listen(name, self.listen.port)}" for name in reached)

    @property
    def options(self) -> dict[str, object]:
        """What Streamlit is told; as an option each of them counts, as a variable of the environment some do not."""
        at = self.public
        reached = {"server.baseUrlPath": at.path.strip("/"), "server.corsAllowedOrigins": [at.origin]} if at else {}
        return reached | {
            "server.address": self.listen.host,
            "server.port": self.listen.port,
            "server.allowedHosts": list(self.names),
            "browser.serverAddress": at.host if at else "localhost",
            "browser.serverPort": at.port if at else self.listen.port,
            "secrets.files": [],  # what the account keeps for other programs is none of ours
            "logger.hideWelcomeMessage": True,  # it is said in both languages, with the public address
        }


def parse_listen(word: str) -> Listen:
    """Return where to listen, as `127.0.0.1:8501` or `[::1]:8501`; raises ValueError for anything else."""
    found = fullmatch(r"(?:\[([0-9a-f.]*:[0-9a-f:.]+)\]|([0-9.]+|localhost)):([0-9]{1,5})", word)
    if not found or not 0 < int(found[3]) < 65536:
        raise ValueError(word)
    host = found[1] or found[2]
    return Listen(host if host == "localhost" else str(ip_address(host)), int(found[3]))


def parse_public(word: str) -> PublicAddress:
    """Return the public address, as `https://name.example/dashboard`; raises ValueError for anything else."""
    at = urlsplit(word)
    host = f"[{at.hostname}]" if ":" in (at.hostname or "") else at.hostname or ""
    given = at.netloc.lower() in (host, f"{host}:{at.port}")  # neither an account nor an empty port
    path = at.path.rstrip("/")
    if at.scheme not in PORTS or not given or at.query or at.fragment or word[-1] in "?#":
        raise ValueError(word)
    if not word.isprintable() or not fullmatch(HOST, host) or not fullmatch(PATH, path) or "/." in path:
        raise ValueError(word)
    return PublicAddress(at.scheme, host, at.port or PORTS[at.scheme], path)


def _machine() -> tuple[str, ...]:
    """Return the names by which the neighbours of this machine reach it: its address and its name.

    Connecting a datagram socket sends nothing, it only chooses the address that would be used.
    """
    names = [socket.gethostname().lower()]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # an address kept for documentation
            names.insert(0, asked.getsockname()[0])
        except OSError:  # no network but this machine's own
            pass
    return tuple(name for name in names if not is_loopback(name))
