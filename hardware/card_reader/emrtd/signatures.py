"""Whether a signature is right. Pure, on `cryptography`."""

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from hardware.card_reader.emrtd.errors import DistrustedError
from hardware.card_reader.emrtd.signed_values import EcKey, RsaKey, Scheme, Signing
from kiosk_app.domain.id_card import Distrust

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha224": hashes.SHA224(),
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_CURVES: dict[str, ec.EllipticCurve] = {
    "1.2.840.10045.3.1.7": ec.SECP256R1(),
    "1.3.132.0.34": ec.SECP384R1(),
    "1.3.132.0.35": ec.SECP521R1(),
    "1.3.36.3.3.2.8.1.1.7": ec.BrainpoolP256R1(),
    "1.3.36.3.3.2.8.1.1.11": ec.BrainpoolP384R1(),
    "1.3.36.3.3.2.8.1.1.13": ec.BrainpoolP512R1(),
}
# Doc 9303-12, 4.1.6.2 asks for 3072 bits of issuers, 2048 of signers; more than this only costs time.
_MIN_RSA_BITS, _MAX_RSA_BITS, _MAX_EXPONENT = 2048, 8192, 1 << 32


def digest(name: str, data: bytes) -> bytes:
    """Raises DistrustedError: the hash is not one that is still trusted."""
    if name not in _HASHES:
        raise DistrustedError(Distrust.ALGORITHM_UNKNOWN)
    work = hashes.Hash(_HASHES[name])
    work.update(data)
    return work.finalize()


def verify(key: RsaKey | EcKey | None, signing: Signing | None, signature: bytes, data: bytes) -> bool:
    """Whether the key's owner has signed the data.

    Raises:
        DistrustedError: key, or way of signing, are not known here.
    """
    if key is None or signing is None:
        raise DistrustedError(Distrust.ALGORITHM_UNKNOWN)
    try:
        match key:
            case RsaKey():
                _rsa(key).verify(signature, data, _padding(signing), _HASHES[signing.hash_name])
            case EcKey():
                _ec(key, signing).verify(signature, data, ec.ECDSA(_HASHES[signing.hash_name]))
    except InvalidSignature:
        return False
    except (UnsupportedAlgorithm, ValueError) as error:
        raise DistrustedError(Distrust.ALGORITHM_UNKNOWN) from error
    return True


def _rsa(key: RsaKey) -> rsa.RSAPublicKey:
    bits = key.modulus.bit_length()
    if not _MIN_RSA_BITS <= bits <= _MAX_RSA_BITS or not 2 < key.exponent < _MAX_EXPONENT:
        raise DistrustedError(Distrust.ALGORITHM_UNKNOWN)
    return rsa.RSAPublicNumbers(key.exponent, key.modulus).public_key()


def _padding(signing: Signing) -> padding.AsymmetricPadding:
    match signing.scheme:
        case Scheme.RSA_PKCS1:
            return padding.PKCS1v15()
        case Scheme.RSA_PSS:
            return padding.PSS(padding.MGF1(_HASHES[signing.mask_hash]), signing.salt_length)
        case Scheme.ECDSA:
            raise DistrustedError(Distrust.ALGORITHM_UNKNOWN)


def _ec(key: EcKey, signing: Signing) -> ec.EllipticCurvePublicKey:
    if signing.scheme is not Scheme.ECDSA or key.curve not in _CURVES:
        raise DistrustedError(Distrust.ALGORITHM_UNKNOWN)
    return ec.EllipticCurvePublicKey.from_encoded_point(_CURVES[key.curve], key.point)
