"""The one rule of who may edit: somebody at this machine, on a page of its own address, who has shown the key.

Where people sign in: a planner or an approver of access.yaml, on a page of the public address. A server started for
reading only lets nobody edit; one that others reach without either shows nothing at all. At this machine no cookie has
a say: browsers send those of 127.0.0.1 to every port of it, where other programs could read or set them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address

from indicators.access.key import same_key
from indicators.access.people import Person
from indicators.access.roles import Roles

HOSTS = ("127.0.0.1", "localhost", "[::1]")
# What proxies add, by the beginning of its name; a browser that speaks to the server itself sends none of these.
FORWARDING = (
    "forwarded", "x-forwarded", "x-original-", "x-real-ip", "via", "x-client-ip", "x-cluster-client-ip", "x-envoy-",
    "x-proxy", "client-ip", "true-client-ip", "cf-", "cdn-", "fastly-",
)  # fmt: skip


class Mode(StrEnum):
    """Who may edit at all, as the server was started."""

    LOCAL = "local"  # somebody at this machine
    VIEW = "view"  # nobody
    SIGN_IN = "sign-in"  # the planners and approvers of access.yaml, once they have signed in


class Decision(StrEnum):
    """What a browser may do, and where it may not, why."""

    OPEN = "open"  # save
    KEY = "key"  # fill in a form; before anything is done with it, the key is asked for
    ASK = "ask"  # not yet known: the browser says first whether it holds the key and stands in a frame
    FRAMED = "framed"
    VIEW = "view"  # nobody edits here
    SIGN_IN = "sign_in"  # nobody has signed in, or has signed out since
    EXPIRED = "expired"  # the sign-in is too old
    READER = "reader"  # who signed in is on no list of those who edit
    CLOSED = "closed"  # others reach the server, and nothing says who may edit: no page shows anything
    UNSEEN = "unseen"  # no connection of a browser behind the session
    FORWARDED = "forwarded"
    HOST = "host"
    PUBLIC_HOST = "public_host"  # another address than the one where people sign in
    ORIGIN = "origin"

    @property
    def fills(self) -> bool:
        """Whether forms are shown."""
        return self in (Decision.OPEN, Decision.KEY)


def confides(mode: Mode, found: Decision) -> bool:
    """Return whether drafts and the addresses of authors are shown: at one desk; elsewhere to who may edit alone."""
    return mode is Mode.LOCAL or found is Decision.OPEN


def is_loopback(host: str) -> bool:
    """Return whether a host, as configured or as in an address, is this machine and nothing else."""
    try:
        return host == "localhost" or ip_address(host.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Server:
    """How the server was started: its address, empty for all of them, its port, the names it answers to, its mode."""

    address: str
    port: int
    names: tuple[str, ...] = HOSTS  # none: it answers to any
    mode: Mode = Mode.LOCAL
    origin: str = ""  # of the public address, where people sign in

    @property
    def local(self) -> bool:
        """Whether it answers this machine alone, under names of its own."""
        return is_loopback(self.address) and bool(self.names) and all(map(is_loopback, self.names))

    @property
    def closed(self) -> bool:
        """Whether it shows nothing: others reach it, and it was not started for that."""
        return self.mode is Mode.LOCAL and not self.local

    @property
    def hosts(self) -> frozenset[str]:
        """Its own addresses as a browser on this machine writes them in `Host`."""
        named = {f"{host}:{self.port}" for host in HOSTS}
        return frozenset(named | set(HOSTS) if self.port == 80 else named)  # browsers leave out the port of http


@dataclass(frozen=True, slots=True)
class Browser:
    """What a browser has said of itself: whether it has said anything, stands in a frame, and which key it showed."""

    told: bool = False
    framed: bool = False
    key: str = ""


def standing(one: Person | None, roles: Roles, now: float, signed_out: Callable[[Person], bool]) -> Decision:
    """Return what somebody may do by sign-in and role alone."""
    if one is None or signed_out(one):
        return Decision.SIGN_IN
    if not one.lasts(now):
        return Decision.EXPIRED
    return Decision.OPEN if roles.edits(one.address) else Decision.READER


def decide_signed_in(
    server: Server, headers: Iterable[tuple[str, str]], browser: Browser, stands: Callable[[], Decision]
) -> Decision:
    """Return what a browser may do where people sign in: from the public address, in no frame, what its person may."""
    given = [(name.lower(), value) for name, value in headers]
    if not given:
        return Decision.UNSEEN
    if [value for name, value in given if name == "host"] != [server.origin.partition("://")[2]]:
        return Decision.PUBLIC_HOST
    if [value for name, value in given if name == "origin"] != [server.origin]:
        return Decision.PUBLIC_HOST
    if browser.framed:
        return Decision.FRAMED
    found = stands()
    return Decision.ASK if found is Decision.OPEN and not browser.told else found


def decide(server: Server, headers: Iterable[tuple[str, str]], browser: Browser, key: Callable[[], str]) -> Decision:
    """Return what a browser may do where nobody signs in.

    `headers` are those of the handshake of its connection, each as often as it was sent, names in
    any case; `key` gives the key of the server and is called only where everything else allows.
    """
    if server.closed:
        return Decision.CLOSED
    if server.mode is Mode.VIEW:
        return Decision.VIEW
    given = [(name.lower().replace("_", "-"), value) for name, value in headers]
    if not given:
        return Decision.UNSEEN
    if any(name.startswith(FORWARDING) for name, _ in given):
        return Decision.FORWARDED
    hosts = [value for name, value in given if name == "host"]
    if len(hosts) != 1 or hosts[0] not in server.hosts:
        return Decision.HOST
    if [value for name, value in given if name == "origin"] != [f"http://{hosts[0]}"]:
        return Decision.ORIGIN
    if browser.framed:
        return Decision.FRAMED
    if same_key(browser.key, key()):
        return Decision.OPEN
    return Decision.KEY if browser.told else Decision.ASK
