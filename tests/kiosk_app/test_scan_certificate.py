"""Vehicle registration certificates: the public specimen, packing of our own, and hostile mutations."""

import base64
import contextlib
import ctypes
import tracemalloc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain.codes.nrv2e import Nrv2eError, decompress
from kiosk_app.domain.codes.registration_certificate import (
    MAX_UNPACKED_BYTES,
    RegistrationCertificate,
    certificate_fields,
    read_registration_certificate,
)
from kiosk_app.domain.scan import UnknownCode, read_scan
from tests.kiosk_app.specimens import PWPW_BYTES, PWPW_CERTIFICATE, Nrv2eWriter, packed

SPECIMEN = base64.b64decode(PWPW_CERTIFICATE)
SPECIMEN_FIELDS = decompress(SPECIMEN[4:], PWPW_BYTES).decode("utf-16-le").split("|")


def ucl(data: bytes, size: int) -> tuple[int, bytes]:
    """What UCL itself makes of a stream: its status and the bytes."""
    library = ctypes.CDLL("libucl.so.1")
    room, length = ctypes.create_string_buffer(size), ctypes.c_uint(size)
    status = library.ucl_nrv2e_decompress_safe_8(data, len(data), room, ctypes.byref(length), None)
    return status, room.raw[: length.value]


def code(fields: list[str]) -> str:
    plain = "|".join(fields).encode("utf-16-le")
    return base64.b64encode(len(plain).to_bytes(4, "little") + packed(plain)).decode()


def test_the_public_specimen_is_read() -> None:
    fields = certificate_fields(PWPW_CERTIFICATE)
    assert fields is not None
    assert len(fields) == 67
    assert (fields[1], fields[7], fields[8], fields[12]) == ("AAA0007046", "DMI 1PNK", "TOYOTA", "COROLLA")
    assert fields[13:17] == ["JTDKM28E100089120", "2013-11-06", "---", "KOWALSKI JAN"]
    assert (fields[48], fields[50], fields[51]) == ("1398,00", "P", "2005-07-01")
    assert (fields[54], fields[56]) == ("SAMOCHÓD OSOBOWY", "2005")


def test_the_vehicle_is_read_and_nobody_who_owns_it() -> None:
    found = read_scan(PWPW_CERTIFICATE, "]z0")
    assert found == RegistrationCertificate(
        series="AAA0007046",
        registration_number="DMI 1PNK",
        make="TOYOTA",
        model="COROLLA",
        vehicle_number="JTDKM28E100089120",
        issued_on=date(2013, 11, 6),
        first_registered_on=date(2005, 7, 1),
        valid_until=None,
    )
    assert "KOWALSKI" not in str(vars(found))
    assert repr(found) == "RegistrationCertificate()"


def test_it_is_what_ucl_unpacks() -> None:
    assert ucl(SPECIMEN[4:], PWPW_BYTES) == (0, decompress(SPECIMEN[4:], PWPW_BYTES))


@given(
    st.binary(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(1, 4000), st.integers(3, 3000)), max_size=8),
)
def test_repetitions_are_unpacked_as_ucl_does(begin: bytes, repeats: list[tuple[int, int]]) -> None:
    writer, plain = Nrv2eWriter().literals(begin), begin
    for offset, length in repeats:
        back = min(offset, len(plain))
        writer.repeat(back, length)
        for _ in range(length):
            plain += plain[-back : len(plain) - back + 1]
    stream = writer.end()
    assert decompress(stream, len(plain)) == plain
    assert ucl(stream, len(plain)) == (0, plain)


@pytest.mark.parametrize("offset", [0x4FF, 0x500, 0x501, 0x502])
def test_pieces_from_afar_are_one_byte_longer(offset: int) -> None:
    begin = bytes(place * place % 251 for place in range(0x600))
    stream = Nrv2eWriter().literals(begin).repeat(offset, 4).end()
    plain = begin + begin[-offset:][:4]
    assert decompress(stream, len(plain)) == plain
    assert ucl(stream, len(plain)) == (0, plain)


def test_nothing_beyond_the_announced_size_is_written() -> None:
    with pytest.raises(Nrv2eError, match="more comes out"):
        decompress(packed(b"abc"), 2)
    with pytest.raises(Nrv2eError, match="less comes out"):
        decompress(packed(b"abc"), 4)


@given(st.binary(max_size=600), st.integers(0, 5000))
def test_no_bytes_break_the_unpacking(stream: bytes, size: int) -> None:
    with contextlib.suppress(Nrv2eError):
        assert len(decompress(stream, size)) == size


@given(st.data())
def test_a_damaged_stream_is_refused_where_ucl_refuses_it(data: st.DataObject) -> None:
    stream = bytearray(SPECIMEN[4:])
    for _ in range(data.draw(st.integers(1, 4))):
        stream[data.draw(st.integers(0, len(stream) - 1))] = data.draw(st.integers(0, 255))
    del stream[data.draw(st.integers(0, len(stream))) :]
    status, bytes_of_ucl = ucl(bytes(stream), PWPW_BYTES)
    # -205: something is left behind the end, which does no harm.
    well = status in (0, -205) and len(bytes_of_ucl) == PWPW_BYTES
    try:
        assert decompress(bytes(stream), PWPW_BYTES) == bytes_of_ucl
        assert well
    except Nrv2eError:
        assert not well


@given(st.data())
def test_a_damaged_specimen_is_read_or_refused_and_never_more(data: st.DataObject) -> None:
    damaged = list(PWPW_CERTIFICATE)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.sampled_from("AZaz09+/=|€\x00"))
    cut = "".join(damaged)[: data.draw(st.integers(0, len(damaged)))]
    found = read_scan(cut, "]z0")
    assert isinstance(found, RegistrationCertificate | UnknownCode) or len(cut) <= 60


@pytest.mark.parametrize("size", [0, 2, PWPW_BYTES - 2, PWPW_BYTES + 2, MAX_UNPACKED_BYTES + 2, 0xFFFFFFFF])
def test_a_length_that_is_not_the_streams_is_refused(size: int) -> None:
    wrong = base64.b64encode(size.to_bytes(4, "little") + SPECIMEN[4:]).decode()
    assert read_registration_certificate(wrong) is None


def test_a_bomb_stays_small() -> None:
    bomb = Nrv2eWriter().literals(b"a\0").repeat(2, 0xFFFFFF).end()
    text = base64.b64encode(MAX_UNPACKED_BYTES.to_bytes(4, "little") + bomb + bytes(80)).decode()
    tracemalloc.start()
    assert read_registration_certificate(text) is None
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * MAX_UNPACKED_BYTES


def test_a_certificate_of_just_the_largest_size_is_read_and_none_larger() -> None:
    begin = ("|".join(SPECIMEN_FIELDS) + "|").encode("utf-16-le")
    for size, is_read in ((MAX_UNPACKED_BYTES, True), (MAX_UNPACKED_BYTES + 2, False)):
        stream = Nrv2eWriter().literals(begin).repeat(2, size - len(begin)).end()
        text = base64.b64encode(size.to_bytes(4, "little") + stream).decode()
        assert (read_registration_certificate(text) is not None) is is_read


def test_a_stray_character_at_the_end_and_missing_padding_do_no_harm() -> None:
    assert read_registration_certificate(PWPW_CERTIFICATE + "A") is not None
    assert read_registration_certificate(code(SPECIMEN_FIELDS).rstrip("=")) is not None


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (7, ""),
        (7, "<script>"),
        (13, "---"),
        (14, "---"),
        (14, "2013-02-30"),
        (51, "wczoraj"),
        (16, "KOWALSKI\x1b[2J"),
        (16, "K" * 201),
        (1, "''; --"),
    ],
)
def test_fields_of_another_shape_are_no_certificate(place: int, value: str) -> None:
    fields = [*SPECIMEN_FIELDS]
    fields[place] = value
    assert read_registration_certificate(code(SPECIMEN_FIELDS)) is not None
    assert read_registration_certificate(code(fields)) is None


def test_too_few_fields_are_no_certificate() -> None:
    assert read_registration_certificate(code(SPECIMEN_FIELDS[:60])) is None


def test_the_older_order_is_read() -> None:
    fields = ["---"] * 46
    fields[0], fields[5:7], fields[10:13] = (
        "BAA1234567",
        ["EL 12345", "FIAT"],
        ["PUNTO", "ZFA18800000000000", "2008-05-06"],
    )
    fields[14:19], fields[20:22] = (
        ["NOWAK ANNA", "90123456789", "PIOTRKOWSKA 1 M. 2", "90-001 ŁÓDŹ", "NOWAK JAN"],
        ["PIOTRKOWSKA 1", "90-001 ŁÓDŹ"],
    )
    found = read_registration_certificate(code(fields))
    assert found is not None
    assert (found.registration_number, found.make, found.model) == ("EL 12345", "FIAT", "PUNTO")
    assert (found.issued_on, found.first_registered_on) == (date(2008, 5, 6), None)
    fields[12] = "wczoraj"
    assert read_registration_certificate(code(fields)) is None
