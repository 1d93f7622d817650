"""`urzedomat technician-ca`: a small CA for technicians' cards, and cards to try it with.

init DIR                              make a CA
issue DIR OUT.json --name --role      make a card for the simulated reader
sign DIR CSR.pem OUT.pem --role       certify a real card's key (docs/devices/technician-cards.md)
revoke DIR CARD                       put a card's certificate (JSON or PEM) on the list
samples DIR                           make one card for each outcome of the log-in, in DIR/cards
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from hardware.card_reader.piv.key import NONCE_SIZE, challenge
from hardware.card_reader.piv.technician_authority import DAMAGED
from kiosk_app.domain.technician import Pin, TechnicianRole
from provisioning.technician_cards import cards
from provisioning.technician_cards.authority import TechnicianCa, TechnicianCaError

_ROLES = [role.value for role in TechnicianRole]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of them; the exit status is 1 where it cannot be done, 2 for wrong options."""
    options = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], str] = options.run
    try:
        print(run(options))
    except (TechnicianCaError, OSError) as error:
        print(f"urzedomat technician-ca: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="urzedomat technician-ca",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    init = _command(commands, "init", _init)
    init.add_argument("--name", default="Technicy urzędomatów", help="the CA's name")
    init.add_argument("--days", type=_days, default=3650, help="how long it is valid")
    issue = _command(commands, "issue", _issue)
    issue.add_argument("out", type=Path, metavar="OUT.json")
    issue.add_argument("--name", required=True, help="of the technician, on the card")
    issue.add_argument("--key", choices=sorted(cards.KEYS), default="p256")
    issue.add_argument("--pin", type=_pin, default=cards.DEFAULT_PIN, help="6 to 8 digits")
    _role_and_days(issue)
    sign = _command(commands, "sign", _sign)
    sign.add_argument("request", type=Path, metavar="CSR.pem")
    sign.add_argument("out", type=Path, metavar="OUT.pem")
    sign.add_argument("--name", help="instead of the one in the request")
    _role_and_days(sign)
    revoke = _command(commands, "revoke", _revoke)
    revoke.add_argument("card", type=Path, metavar="CARD")
    _command(commands, "samples", _samples)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], str],
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name)
    parser.add_argument("directory", type=Path, metavar="DIR", help="the CA's folder")
    parser.set_defaults(run=run)
    return parser


def _role_and_days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", choices=_ROLES, required=True)
    parser.add_argument("--days", type=_days, default=365, help="how long the card is valid")


def _init(options: argparse.Namespace) -> str:
    TechnicianCa.init(options.directory, options.name, _now(), options.days)
    return (
        f"made a CA in {options.directory}; ca.pem and revoked.pem are for the kiosks, ca-key.pem for nobody"
    )


def _issue(options: argparse.Namespace) -> str:
    ca, now = TechnicianCa(options.directory), _now()
    card = cards.issue(
        ca,
        options.name,
        TechnicianRole(options.role),
        _valid(now, options.days),
        kind=options.key,
        pin=options.pin,
    )
    cards.write(card, options.out)
    return f"made {options.out}, a card for the simulated reader, with its key in it"


def _sign(options: argparse.Namespace) -> str:
    ca = TechnicianCa(options.directory)
    try:
        request = x509.load_pem_x509_csr(options.request.read_bytes())
        if not request.is_signature_valid:
            raise ValueError("its signature is wrong")
        names = request.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        name = options.name or str(names[0].value)
    except (OSError, *DAMAGED, IndexError) as error:
        raise TechnicianCaError(f"{options.request}: is no request with a name: {error}") from error
    certificate = ca.certify(_key(request), name, TechnicianRole(options.role), *_valid(_now(), options.days))
    options.out.write_bytes(certificate.public_bytes(Encoding.PEM))
    return f"made {options.out}; put it into the card's slot 9a"


def _key(request: x509.CertificateSigningRequest) -> ec.EllipticCurvePublicKey | rsa.RSAPublicKey:
    """The card's key. Raises TechnicianCaError: kiosks take none of this kind."""
    key = request.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey) and challenge(key, bytes(NONCE_SIZE)):
        return key
    raise TechnicianCaError("kiosks take keys of P-256 and RSA-2048 only: make another one on the card")


def _revoke(options: argparse.Namespace) -> str:
    TechnicianCa(options.directory).revoke(cards.certificate_of(options.card), _now())
    return f"revoked; kiosks know it as soon as they have {options.directory / 'revoked.pem'}"


def _samples(options: argparse.Namespace) -> str:
    ca, now, folder = TechnicianCa(options.directory), _now(), options.directory / "cards"
    folder.mkdir(exist_ok=True, mode=0o700)
    with TemporaryDirectory() as elsewhere:
        other = TechnicianCa.init(Path(elsewhere), "Inny urząd", now, 365)
        made = cards.samples(ca, other, now)
    for name, card in made.items():
        cards.write(card, folder / f"{name}.json")
    return f"made {len(made)} cards in {folder}; their PIN is {cards.DEFAULT_PIN}"


def _valid(now: datetime, days: int) -> tuple[datetime, datetime]:
    return now - timedelta(minutes=5), now + timedelta(days=days)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 36_500:
        raise argparse.ArgumentTypeError("must be a number of days, 1 or more")
    return days


def _pin(text: str) -> str:
    if Pin.parse(text) is None:
        raise argparse.ArgumentTypeError("a PIN has 6 to 8 digits")
    return text
